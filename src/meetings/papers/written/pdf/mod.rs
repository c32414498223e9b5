//! A paper as PDF: set in Amiri on numbered pages of A4, from the right where it is in Arabic.
//!
//! 2026-11-28. A library for each thing that is hard: `unicode-bidi` knows which way letters run, `unicode-linebreak` where
//! a line may end, `harfrust` (`HarfBuzz` in Rust) how letters join, `subsetter` what is left of a font of which few letters
//! are used, and `pdf-writer` how the file is written; what is between them is here. Refused: `krilla`, which does the last
//! two with tags and metadata, for 28 crates where these are 10; a browser that prints the page, which is no library;
//! `cosmic-text` and `parley`, which look for fonts on the machine.
//!
//! Nothing of the file comes from a clock, a machine or chance: the same paper is the same bytes. What is drawn from right to
//! left is told in the order it is read, and the file is tagged, so that it can be copied, searched and read aloud.
mod face;
mod ink;
mod lines;
mod look;
mod order;
mod paging;
mod setting;
mod shape;
#[cfg(test)]
mod tests;
mod tree;
mod writing;

use crate::error::Result;
use crate::words::Language;

use super::super::blocks::{Block, Paper};
use face::Faces;
use look::Look;
use paging::Page;
use setting::Setter;
use tree::Tree;

/// A paper on its pages, before it is written.
struct Printed {
    language: Language,
    title: String,
    faces: Faces,
    pages: Vec<Page>,
    tree: Tree,
}

/// The paper.
pub(in crate::meetings::papers) fn pdf(paper: &Paper) -> Result<Vec<u8>> {
    writing::written(&printed(paper)?)
}

/// The paper on its pages.
fn printed(paper: &Paper) -> Result<Printed> {
    let faces = Faces::known()?;
    let mut setter = Setter::new(faces, Look::of(paper.language));
    setter.paper(&paper.blocks)?;
    let heads = setter.running_head(&paper.blocks)?;
    let mut pages = paging::pages(std::mem::take(&mut setter.strips));
    let many = pages.len();
    for (number, page) in (1_usize..).zip(&mut pages) {
        page.extend(setter.folio(number, many)?);
        if number > 1 {
            page.extend(heads.iter().cloned());
        }
    }
    Ok(Printed { language: paper.language, title: title(&paper.blocks), faces, pages, tree: setter.tree })
}

/// What the paper is, as a reader's window shows it: without the signs that set apart what runs the other way.
fn title(blocks: &[Block]) -> String {
    let title = blocks.iter().find_map(|block| match block {
        Block::Title(title) => Some(title.replace(['\u{2068}', '\u{2069}'], "")),
        _ => None,
    });
    title.unwrap_or_default()
}

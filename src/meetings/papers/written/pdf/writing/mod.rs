//! Pages become a file. Nothing in it says when, where or by which version it was made.
mod fonts;
mod outline;
mod sheet;
mod tags;

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{Direction, TabOrder};
use pdf_writer::writers::Catalog;
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Settings, TextStr};
use sha2::{Digest as _, Sha256};

use crate::error::{Problem, Result};
use crate::words::Language;

use super::Printed;
use super::face::Weight;
use super::look::SHEET;
use fonts::Fonts;
use outline::Outline;
use sheet::Sheet;
use tags::Tags;

/// Whom the file names as its maker.
const MAKER: &str = "Amana";

/// Hands out the numbers of objects.
struct Numbers(Ref);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0.bump()
    }

    fn many(&mut self, many: usize) -> Vec<Ref> {
        (0..many).map(|_| self.next()).collect()
    }
}

/// The file.
pub(super) fn written(printed: &Printed) -> Result<Vec<u8>> {
    let (mut fonts, mut tags) = (Fonts::new(printed.faces), Tags::new(&printed.tree));
    let mut outline = Outline::default();
    let mut sheets = Vec::new();
    for (number, page) in printed.pages.iter().enumerate() {
        sheets.push(Sheet::new(number, &mut fonts, &mut tags, &mut outline).drawn(page));
    }
    let mut numbers = Numbers(Ref::new(1));
    let (catalog, tree) = (numbers.next(), numbers.next());
    let (pages, contents) = (numbers.many(sheets.len()), numbers.many(sheets.len()));
    let mut pdf = Pdf::with_settings(Settings { pretty: false });
    let mut digest = Sha256::new();
    for (content, drawn) in contents.iter().zip(&sheets) {
        digest.update(drawn);
        let packed = packed(drawn)?;
        pdf.stream(*content, &packed).filter(Filter::FlateDecode);
    }
    let weights = [(Weight::Regular, numbers.next()), (Weight::Bold, numbers.next())];
    for (weight, font) in weights {
        fonts.write(weight, font, &mut numbers, &mut pdf)?;
    }
    pdf.pages(tree).kids(pages.iter().copied()).count(number(pages.len()));
    for (place, (page, content)) in pages.iter().zip(contents).enumerate() {
        let mut page = pdf.page(*page);
        page.parent(tree).media_box(Rect::new(0.0, 0.0, SHEET.0, SHEET.1)).contents(content);
        page.struct_parents(number(place)).tab_order(TabOrder::StructureOrder);
        let mut resources = page.resources();
        let mut named = resources.fonts();
        for (weight, font) in weights {
            named.pair(Name(fonts::name(weight)), font);
        }
    }
    let structure = tags.write(&pages, &mut numbers, &mut pdf);
    let contents = outline.write(&printed.tree, &pages, &mut numbers, &mut pdf);
    pdf.document_info(numbers.next()).title(TextStr(&printed.title)).producer(TextStr(MAKER));
    let mut root = pdf.catalog(catalog);
    root.pages(tree).pair(Name(b"StructTreeRoot"), structure);
    if let Some(contents) = contents {
        root.outlines(contents);
    }
    about(&mut root, printed.language);
    root.finish();
    let id = digest.finalize().get(..16).unwrap_or_default().to_vec();
    pdf.set_file_id((id.clone(), id));
    Ok(pdf.finish())
}

/// In which language the paper is, which way it is leafed through, and that it can be read aloud.
fn about(root: &mut Catalog<'_>, language: Language) {
    root.lang(TextStr(language.tag()));
    root.mark_info().marked(true);
    let direction = if language == Language::Ar { Direction::R2L } else { Direction::L2R };
    root.viewer_preferences().display_doc_title(true).direction(direction);
}

/// Bytes as they lie in the file.
fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).and_then(|()| packer.finish()).map_err(Problem::internal)
}

/// A count, as the format has it.
fn number(many: usize) -> i32 {
    i32::try_from(many).unwrap_or(i32::MAX)
}

//! The parts of a paper become strips to be laid on pages.
mod head;
mod lists;
mod margins;
mod signing;
mod tables;

use std::rc::Rc;

use crate::error::Result;

use super::super::super::blocks::Block;
use super::face::Faces;
use super::ink::{Ink, Shape, Strip};
use super::lines::{Line, lines};
use super::look::{Align, DEEP, Look, Place, ROOM, RULE, Style};
use super::order::{units, way, whole_way};
use super::shape::Shaper;
use super::tree::{Node, PAPER, Role, Tree};

/// The widest a space is made beside its own width, in thousandths of the size: past that a line is left as it is.
const WIDEST: f32 = 420.0;

/// Sets a paper, strip by strip.
pub(super) struct Setter {
    shaper: Shaper,
    look: Look,
    /// What the paper is made of.
    pub(super) tree: Tree,
    /// What is set so far.
    pub(super) strips: Vec<Strip>,
}

impl Setter {
    /// One for these letters and this look, with nothing set.
    pub(super) fn new(faces: Faces, look: Look) -> Self {
        Self { shaper: Shaper::new(faces), look, tree: Tree::new(), strips: Vec::new() }
    }

    /// Sets all parts of a paper.
    pub(super) fn paper(&mut self, blocks: &[Block]) -> Result<()> {
        for (place, block) in blocks.iter().enumerate() {
            self.block(block)?;
            let next = blocks.get(place.saturating_add(1));
            let after = blocks.get(place.saturating_add(2));
            let leads =
                matches!((block, next), (Block::Paragraph(_), Some(Block::List(_) | Block::Table(_))));
            // Nobody signs a page with nothing on it but signatures.
            let is_signed = matches!((next, after), (Some(Block::Heading(_)), Some(Block::Signatures(_))));
            if leads || is_signed {
                self.hold();
            }
            if is_of_head(block) && !next.is_some_and(is_of_head) {
                self.close_head();
            }
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<()> {
        let body = self.look.body;
        match block {
            Block::Letterhead(names) => self.letterhead(names),
            Block::Title(text) => self.title(text),
            Block::Subtitle(text) => self.subtitle(text),
            Block::Mark(mark) => self.mark(mark),
            Block::Heading(text) => self.heading(text),
            Block::Paragraph(text) => {
                let node = self.tree.add(PAPER, Role::Paragraph);
                let own = self.look.from_right;
                // What runs the other way as a whole begins and ends as it would by itself.
                self.look.from_right = whole_way(text).unwrap_or(own);
                let set = self.text(text, body, Place::WHOLE, Align::Justify, node, 5.0);
                self.look.from_right = own;
                set
            }
            Block::List(entries) => self.list(entries),
            Block::Table(table) => self.table(table),
            Block::Signatures(signatures) => self.signatures(signatures),
        }
    }

    /// The name of a section, over a thin line, on one page with what it names.
    fn heading(&mut self, text: &str) -> Result<()> {
        let style = self.look.body.bold().scaled(1.14).colored(DEEP);
        let node = self.tree.named(Role::Heading, text);
        let first = self.strips.len();
        self.text(text, style, Place::WHOLE, Align::Start, node, 15.0)?;
        let left = self.look.left(Place::WHOLE, ROOM, Align::Start);
        self.strips.push(Strip {
            before: 0.0,
            height: 5.0,
            inks: vec![Ink::bar(left, 1.0, ROOM, 0.6, RULE)],
            ..Strip::default()
        });
        self.strips.iter_mut().skip(first).for_each(|strip| strip.holds = true);
        Ok(())
    }

    /// A text in lines, the first two and the last two of which are not parted.
    fn text(
        &mut self,
        text: &str,
        style: Style,
        place: Place,
        align: Align,
        node: Node,
        before: f32,
    ) -> Result<()> {
        let lines = self.lines(text, style, place.width)?;
        let many = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            let is_first = number == 0;
            self.strips.push(Strip {
                before: if is_first { before } else { 0.0 },
                height: style.leading,
                inks: vec![self.ink(line, style, place, align, Some(node))],
                holds: (is_first && many > 1) || number.saturating_add(2) == many,
                head: None,
            });
        }
        Ok(())
    }

    /// The lines of a text in a room of this width.
    fn lines(&mut self, text: &str, style: Style, room: f32) -> Result<Vec<Rc<Line>>> {
        let from_right = self.look.from_right;
        let units = units(text, style.weight, from_right, &mut self.shaper)?;
        Ok(lines(units, room * 1000.0 / style.size, way(from_right)).into_iter().map(Rc::new).collect())
    }

    /// A line where it stands, under the top of a strip of its own.
    fn ink(&self, line: Rc<Line>, style: Style, place: Place, align: Align, node: Option<Node>) -> Ink {
        let (free, gaps) = (place.width * 1000.0 / style.size - line.width, f32::from(line.gaps));
        let is_even = align == Align::Justify && !line.is_last && line.gaps > 0;
        let spread = if is_even && free > 0.0 && free / gaps <= WIDEST { free / gaps } else { 0.0 };
        let width = (line.width + spread * gaps) * style.size / 1000.0;
        let left = self.look.left(place, width, align) - line.hang * style.size / 1000.0;
        Ink { left, top: style.baseline(), shape: Shape::Text { line, style, spread, node } }
    }

    /// Keeps what was set last on one page with what comes next.
    fn hold(&mut self) {
        if let Some(last) = self.strips.last_mut() {
            last.holds = true;
        }
    }
}

/// Whether it is of the head of a paper, which is set in the middle.
fn is_of_head(block: &Block) -> bool {
    matches!(block, Block::Letterhead(_) | Block::Title(_) | Block::Subtitle(_))
}

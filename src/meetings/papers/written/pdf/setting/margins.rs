//! What stands in the margins of pages: whose paper it is and what it is, and which page of how many.
use std::rc::Rc;

use crate::error::Result;

use super::super::super::super::blocks::Block;
use super::super::face::Weight;
use super::super::ink::Ink;
use super::super::lines::{Line, lines};
use super::super::look::{Align, FAINT, FOLIO_LINE, HEAD_LINE, Place, ROOM, RULE, Style};
use super::super::order::{units, way};
use super::Setter;

impl Setter {
    /// What stands above every page but the first.
    pub(in super::super) fn running_head(&mut self, blocks: &[Block]) -> Result<Vec<Ink>> {
        let style = self.look.body.scaled(0.82).colored(FAINT);
        let mut inks = Vec::new();
        let half = Place { start: 0.0, width: ROOM * 0.58 };
        let other = Place { start: ROOM * 0.62, width: ROOM * 0.38 };
        let body = blocks.iter().find_map(|block| match block {
            Block::Letterhead(names) => names.last(),
            _ => None,
        });
        let title = blocks.iter().find_map(|block| match block {
            Block::Title(title) => Some(title),
            _ => None,
        });
        for (text, place, align) in [(body, half, Align::Start), (title, other, Align::End)] {
            if let Some(line) = self.cut(text.map(String::as_str).unwrap_or_default(), style, place.width)? {
                let ink = self.ink(line, style, place, align, None);
                inks.push(Ink { top: HEAD_LINE, ..ink });
            }
        }
        let left = self.look.left(Place::WHOLE, ROOM, Align::Start);
        inks.push(Ink::bar(left, HEAD_LINE + 9.0, ROOM, 0.6, RULE));
        Ok(inks)
    }

    /// Which page of how many, read from left to right in every language.
    pub(in super::super) fn folio(&mut self, number: usize, many: usize) -> Result<Vec<Ink>> {
        let style = self.look.body.scaled(0.86).colored(FAINT);
        let units = units(&format!("{number} / {many}"), Weight::Regular, false, &mut self.shaper)?;
        let lines = lines(units, f32::MAX, way(false)).into_iter().map(Rc::new);
        let inks = lines.map(|line| self.ink(line, style, Place::WHOLE, Align::Center, None));
        Ok(inks.map(|ink| Ink { top: FOLIO_LINE, ..ink }).collect())
    }

    /// A text on one line; what does not fit ends in an ellipsis.
    fn cut(&mut self, text: &str, style: Style, room: f32) -> Result<Option<Rc<Line>>> {
        let mut rest = text;
        let mut lines = self.lines(text, style, room)?;
        while lines.len() > 1 {
            let Some((shorter, _)) = rest.trim_end().rsplit_once(' ') else { break };
            rest = shorter;
            lines = self.lines(&format!("{rest}…"), style, room)?;
        }
        Ok(lines.into_iter().next())
    }
}

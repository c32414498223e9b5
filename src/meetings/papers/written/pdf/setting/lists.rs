//! Lists: each thing behind its number or a sign, with what is said of it under it.
use crate::error::Result;

use super::super::super::super::blocks::Entry;
use super::super::look::{Align, FAINT, Place};
use super::super::tree::{Node, PAPER, Role};
use super::Setter;

/// Between a number and what it numbers.
const GAP: f32 = 7.0;
/// The least that things stand behind their sign.
const INDENT: f32 = 19.0;

impl Setter {
    /// Things one after the other.
    pub(super) fn list(&mut self, entries: &[Entry]) -> Result<()> {
        let list = self.tree.add(PAPER, Role::List);
        let signs: Vec<String> = entries.iter().map(sign).collect();
        let indent = self.indent(&signs)?;
        let is_long = entries.iter().any(|entry| !entry.lines.is_empty() || !entry.points.is_empty());
        let many = entries.len();
        for (number, (entry, sign)) in (1_usize..).zip(entries.iter().zip(&signs)) {
            let body = self.item(list, sign, Place::WHOLE, indent, |setter, place, body| {
                setter.entry(entry, place, body, if is_long { 6.0 } else { 2.0 })
            })?;
            self.points(&entry.points, body, Place::WHOLE.indented(indent))?;
            // Of a short list, neither the first nor the last stands alone.
            if !is_long && many > 1 && (number == 1 || number.saturating_add(1) == many) {
                self.hold();
            }
        }
        Ok(())
    }

    /// What a thing is, and the paragraphs said of it.
    fn entry(&mut self, entry: &Entry, place: Place, body: Node, before: f32) -> Result<()> {
        let is_told_of = !entry.lines.is_empty() || !entry.points.is_empty();
        let style = self.look.body;
        let style = if is_told_of && entry.number.is_some() { style.bold() } else { style };
        let node = self.tree.add(body, Role::Paragraph);
        self.text(&entry.text, style, place, Align::Start, node, before)?;
        if is_told_of {
            self.hold();
        }
        for line in &entry.lines {
            let node = self.tree.add(body, Role::Paragraph);
            self.text(line, self.look.body, place, Align::Justify, node, 1.0)?;
        }
        Ok(())
    }

    /// What belongs to a thing, point by point.
    fn points(&mut self, points: &[String], body: Node, place: Place) -> Result<()> {
        if points.is_empty() {
            return Ok(());
        }
        let list = self.tree.add(body, Role::List);
        for point in points {
            self.item(list, "–", place, INDENT, |setter, place, body| {
                let node = setter.tree.add(body, Role::Paragraph);
                setter.text(point, setter.look.body, place, Align::Start, node, 0.5)
            })?;
        }
        Ok(())
    }

    /// One thing of a list: its sign, and behind it what `set` sets; answers the part of the paper that is.
    fn item(
        &mut self,
        list: Node,
        sign: &str,
        place: Place,
        indent: f32,
        set: impl FnOnce(&mut Self, Place, Node) -> Result<()>,
    ) -> Result<Node> {
        let item = self.tree.add(list, Role::Item);
        let label = self.tree.add(item, Role::Label);
        let body = self.tree.add(item, Role::Body);
        let first = self.strips.len();
        set(self, place.indented(indent), body)?;
        let style = self.look.body.colored(FAINT);
        let before = Place { width: indent - GAP, ..place };
        let line = self.lines(sign, style, before.width)?.into_iter().next();
        let sign = line.map(|line| self.ink(line, style, before, Align::End, Some(label)));
        if let (Some(strip), Some(sign)) = (self.strips.get_mut(first), sign) {
            strip.inks.insert(0, sign);
        }
        Ok(body)
    }

    /// How far things stand behind the widest of their signs.
    fn indent(&mut self, signs: &[String]) -> Result<f32> {
        let style = self.look.body;
        let mut widest: f32 = INDENT;
        for sign in signs {
            let lines = self.lines(sign, style, f32::MAX)?;
            let width = lines.first().map_or(0.0, |line| line.width * style.size / 1000.0);
            widest = widest.max(width + GAP + 0.5);
        }
        Ok(widest)
    }
}

/// What stands before a thing.
fn sign(entry: &Entry) -> String {
    entry.number.map_or_else(|| "•".to_owned(), |number| format!("{number}."))
}

//! Tables: columns as wide as what is in them asks for, and a head that is said again on every page.
use std::rc::Rc;

use crate::error::Result;

use super::super::super::super::blocks::Table;
use super::super::ink::{Ink, Strip};
use super::super::lines::Line;
use super::super::look::{Align, DEEP, Place, ROOM, RULE, Style, TINT};
use super::super::tree::{Node, PAPER, Role};
use super::Setter;

/// Between the edge of a cell and what is in it.
const AIR: f32 = 6.0;
/// A cell that is left for somebody to write in.
const BY_HAND: (f32, f32) = (118.0, 34.0);
/// A row of more lines than these is broken.
const LINES: usize = 12;
/// How many lines of it then stay together.
const TOGETHER: usize = 3;
/// The widest a column is made for the sake of one word.
const WORD: f32 = 140.0;
/// How thick lines are.
const THICK: f32 = 0.6;

/// A column.
struct Column {
    place: Place,
    align: Align,
}

/// Some lines of a row.
struct Slice<'a> {
    cells: &'a [Vec<Rc<Line>>],
    nodes: &'a [Node],
    style: Style,
    first: usize,
    lines: usize,
    height: f32,
    /// How far under the top the text begins; none puts it in the middle.
    above: Option<f32>,
}

impl Setter {
    /// Things in columns.
    pub(super) fn table(&mut self, table: &Table) -> Result<()> {
        let style = self.look.body.scaled(0.93);
        let node = self.tree.add(PAPER, Role::Table);
        let columns = self.columns(table, style)?;
        let by_hand = (0..columns.len()).any(|place| is_by_hand(table, place));
        let first = self.strips.len();
        self.row(&table.columns, &columns, (node, Role::Column), style.bold().colored(DEEP), 0.0)?;
        let mut head = self.strips.split_off(first);
        for strip in &mut head {
            let height = strip.height;
            strip.inks.insert(
                0,
                Ink::bar(self.look.left(Place::WHOLE, ROOM, Align::Start), 0.0, ROOM, height, TINT),
            );
            strip.holds = true;
        }
        let again = head.first().cloned().map(Rc::new);
        if let Some(strip) = head.first_mut() {
            strip.before = 8.0;
        }
        self.strips.append(&mut head);
        for row in &table.rows {
            let first = self.strips.len();
            self.row(row, &columns, (node, Role::Cell), style, if by_hand { BY_HAND.1 } else { 0.0 })?;
            self.strips.iter_mut().skip(first).for_each(|strip| strip.head.clone_from(&again));
        }
        Ok(())
    }

    /// A row, in as many strips as it is long.
    fn row(
        &mut self,
        cells: &[String],
        columns: &[Column],
        (table, role): (Node, Role),
        style: Style,
        least: f32,
    ) -> Result<()> {
        let row = self.tree.add(table, Role::Row);
        let (mut lines, mut nodes) = (Vec::new(), Vec::new());
        for (cell, column) in cells.iter().zip(columns) {
            nodes.push(self.tree.add(row, role));
            lines.push(self.lines(cell, style, column.place.inside(AIR).width)?);
        }
        let many = lines.iter().map(Vec::len).max().unwrap_or(1);
        let step = if many > LINES { TOGETHER } else { LINES };
        for first in (0..many).step_by(step) {
            let here = many.saturating_sub(first).min(step);
            let (begins, ends) = (first == 0, first.saturating_add(step) >= many);
            let text = style.leading * f32::from(u16::try_from(here).unwrap_or(1));
            let air = |is: bool| if is { AIR / 2.0 } else { 0.0 };
            let height = (air(begins) + text + air(ends)).max(least);
            let above = if begins && ends { None } else { Some(air(begins)) };
            let slice = Slice { cells: &lines, nodes: &nodes, style, first, lines: here, height, above };
            let mut inks = self.slice(&slice, columns);
            let left = self.look.left(Place::WHOLE, ROOM, Align::Start);
            let mut edge = |top: f32| inks.push(Ink::bar(left, top - THICK / 2.0, ROOM, THICK, RULE));
            if begins {
                edge(0.0);
            }
            if ends {
                edge(height);
            }
            self.strips.push(Strip { height, inks, ..Strip::default() });
        }
        Ok(())
    }

    /// What is in some lines of a row, and what parts its cells.
    fn slice(&self, slice: &Slice<'_>, columns: &[Column]) -> Vec<Ink> {
        let mut inks = Vec::new();
        let right = self.look.left(Place::WHOLE, 0.0, Align::End);
        let mut edges = vec![right];
        for (place, column) in columns.iter().enumerate() {
            edges.push(self.look.left(column.place, 0.0, Align::Start));
            let (Some(lines), Some(node)) = (slice.cells.get(place), slice.nodes.get(place)) else {
                continue;
            };
            let here: Vec<_> = lines.iter().skip(slice.first).take(slice.lines).collect();
            let many = f32::from(u16::try_from(here.len()).unwrap_or(1));
            let middle = (slice.height - many * slice.style.leading) / 2.0;
            let mut down = slice.above.unwrap_or(middle);
            for line in here {
                let within = column.place.inside(AIR);
                let ink = self.ink(Rc::clone(line), slice.style, within, column.align, Some(*node));
                inks.push(ink.lowered(down));
                down += slice.style.leading;
            }
        }
        let edge = |left: f32| Ink::bar(left - THICK / 2.0, 0.0, THICK, slice.height, RULE);
        inks.extend(edges.into_iter().map(edge));
        inks
    }

    /// The columns: each at least as wide as its longest word and at best as its longest text, those left to write in as a
    /// hand needs.
    fn columns(&mut self, table: &Table, style: Style) -> Result<Vec<Column>> {
        let mut asked: Vec<(f32, f32)> = Vec::new();
        for (place, name) in table.columns.iter().enumerate() {
            let (mut least, mut best) = self.width(name, style.bold())?;
            for cell in table.rows.iter().filter_map(|row| row.get(place)) {
                let (word, text) = self.width(cell, style)?;
                (least, best) = (least.max(word), best.max(text));
            }
            let hand = if is_by_hand(table, place) { BY_HAND.0 } else { 0.0 };
            // One long word does not starve the other columns: it is broken.
            asked.push((least.min(WORD).max(hand), best.min(ROOM).max(hand)));
        }
        let mut start = 0.0;
        let placed = shared(&asked).into_iter().enumerate().map(|(place, width)| {
            let column = Place { start, width };
            start += width;
            let is_number = |row: &Vec<String>| row.get(place).is_some_and(|cell| is_number(cell));
            let is_numbers = !table.rows.is_empty() && table.rows.iter().all(is_number);
            Column { place: column, align: if is_numbers { Align::Center } else { Align::Start } }
        });
        Ok(placed.collect())
    }

    /// How wide the longest word of a text is, and the whole, each with the air of a cell.
    fn width(&mut self, text: &str, style: Style) -> Result<(f32, f32)> {
        let widest = |lines: &[Rc<Line>]| lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let points = |width: f32| width * style.size / 1000.0 + 2.0 * AIR + 0.5;
        let mut word: f32 = 0.0;
        for part in text.split_whitespace() {
            word = word.max(widest(&self.lines(part, style, f32::MAX)?));
        }
        Ok((points(word), points(widest(&self.lines(text, style, f32::MAX)?))))
    }
}

/// The whole width shared out by what each asks for at least and at best.
fn shared(asked: &[(f32, f32)]) -> Vec<f32> {
    let least: f32 = asked.iter().map(|(least, _)| least).sum();
    let best: f32 = asked.iter().map(|(_, best)| best).sum();
    if least >= ROOM {
        // A word that is wider than its column is broken.
        let many = f32::from(u16::try_from(asked.len()).unwrap_or(u16::MAX));
        let fair = ROOM / many;
        let over: f32 = asked.iter().map(|(least, _)| (least - fair).max(0.0)).sum();
        let under: f32 = asked.iter().map(|(least, _)| (fair - least).max(0.0)).sum();
        let kept = if over > 0.0 { under / over } else { 0.0 };
        let width = |least: f32| if least > fair { fair + (least - fair) * kept } else { least };
        return asked.iter().map(|(least, _)| width(*least)).collect();
    }
    if best <= ROOM {
        return asked.iter().map(|(_, wide)| wide + (ROOM - best) * wide / best).collect();
    }
    let share = (ROOM - least) / (best - least);
    asked.iter().map(|(least, best)| least + (best - least) * share).collect()
}

/// Whether a column is left for somebody to write in.
fn is_by_hand(table: &Table, place: usize) -> bool {
    !table.rows.is_empty() && table.rows.iter().all(|row| row.get(place).is_none_or(String::is_empty))
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|letter| letter.is_ascii_digit())
}

//! A text in lines, each as it is drawn from left to right.
use std::rc::Rc;

use unicode_bidi::{BidiInfo, Level};

use super::order::Unit;
use super::shape::Word;

/// A line, in thousandths of the size it is set in.
#[derive(Debug)]
pub(super) struct Line {
    /// What is in it from left to right, and which of that are spaces to widen.
    pub(super) words: Vec<(Rc<Word>, bool)>,
    /// How wide it is without the space it ends in.
    pub(super) width: f32,
    /// How much of it hangs out on the left: the space that ends it, where it is read from the right.
    pub(super) hang: f32,
    /// How many spaces there are to widen.
    pub(super) gaps: u16,
    /// Whether the text ends with it.
    pub(super) is_last: bool,
}

/// A text in lines of `room`; what is wider than a line is broken where it must be. There is a line at least.
pub(super) fn lines(units: Vec<Unit>, room: f32, way: Level) -> Vec<Line> {
    let mut rows: Vec<Vec<Unit>> = vec![Vec::new()];
    let mut left = room;
    let mut chunk: Vec<Unit> = Vec::new();
    for unit in units {
        let ends = unit.ends;
        chunk.push(unit);
        if ends {
            add(std::mem::take(&mut chunk), room, &mut left, &mut rows);
        }
    }
    if !chunk.is_empty() {
        add(chunk, room, &mut left, &mut rows);
    }
    let last = rows.len().saturating_sub(1);
    rows.into_iter().enumerate().map(|(place, row)| drawn(row, way, place == last)).collect()
}

/// Adds what stands together to the last row, or to another where it does not fit.
fn add(chunk: Vec<Unit>, room: f32, left: &mut f32, rows: &mut Vec<Vec<Unit>>) {
    let full: f32 = chunk.iter().map(|unit| unit.word.width).sum();
    let blanks = chunk.iter().rev().take_while(|unit| unit.is_blank);
    let solid = full - blanks.map(|unit| unit.word.width).sum::<f32>();
    if solid > *left && rows.last().is_some_and(|row| !row.is_empty()) {
        rows.push(Vec::new());
        *left = room;
    }
    let chunk = if solid > room { broken(chunk, room, left, rows) } else { chunk };
    *left -= chunk.iter().map(|unit| unit.word.width).sum::<f32>();
    if let Some(row) = rows.last_mut() {
        row.extend(chunk);
    }
}

/// Fills rows with what is wider than one; answers what is left for the last of them.
fn broken(chunk: Vec<Unit>, room: f32, left: &mut f32, rows: &mut Vec<Vec<Unit>>) -> Vec<Unit> {
    let mut row: Vec<Unit> = Vec::new();
    let mut rest = *left;
    for unit in chunk {
        if unit.is_blank || unit.word.width <= rest {
            rest -= unit.word.width;
            row.push(unit);
            continue;
        }
        for (place, part) in unit.word.parted(rest, room).into_iter().enumerate() {
            if place > 0 {
                if let Some(last) = rows.last_mut() {
                    last.append(&mut row);
                }
                rows.push(Vec::new());
                rest = room;
            }
            rest -= part.width;
            row.push(Unit { word: Rc::new(part), ..unit.clone() });
        }
    }
    *left = room;
    row
}

/// A row as it is drawn: the space it ends in runs the way of the whole, and hangs out.
fn drawn(mut row: Vec<Unit>, way: Level, is_last: bool) -> Line {
    let blanks = row.iter().rev().take_while(|unit| unit.is_blank).count();
    let solid = row.len().saturating_sub(blanks);
    row.truncate(if is_last { solid } else { solid.saturating_add(1) });
    for unit in row.iter_mut().skip(solid) {
        (unit.level, unit.is_blank) = (way, false);
    }
    let width = |units: &mut dyn Iterator<Item = &Unit>| units.map(|unit| unit.word.width).sum::<f32>();
    let hang = if way.is_rtl() { width(&mut row.iter().skip(solid)) } else { 0.0 };
    let gaps = row.iter().take(solid).filter(|unit| unit.is_blank).count();
    let levels: Vec<Level> = row.iter().map(|unit| unit.level).collect();
    let order = BidiInfo::reorder_visual(&levels).into_iter();
    Line {
        width: width(&mut row.iter().take(solid)),
        hang,
        gaps: u16::try_from(gaps).unwrap_or(u16::MAX),
        is_last,
        words: order
            .filter_map(|place| row.get(place))
            .map(|unit| (Rc::clone(&unit.word), unit.is_blank))
            .collect(),
    }
}

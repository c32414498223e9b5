//! A text in parts that run one way each, with what says in which order they are drawn and where a line may end.
use std::collections::HashSet;
use std::rc::Rc;

use unicode_bidi::{Direction, Level, ParagraphBidiInfo, get_base_direction};
use unicode_linebreak::linebreaks;

use crate::error::Result;

use super::face::Weight;
use super::shape::{Shaper, Word};

/// A part of a text that runs one way.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// It, shaped.
    pub(super) word: Rc<Word>,
    /// How deep it is in what runs the other way: even from left to right, odd from right to left.
    pub(super) level: Level,
    /// Whether it is a space between words.
    pub(super) is_blank: bool,
    /// Whether a line may end after it.
    pub(super) ends: bool,
}

/// The way a whole text runs.
pub(super) fn way(from_right: bool) -> Level {
    if from_right { Level::rtl() } else { Level::ltr() }
}

/// Whether a text that is set apart as a whole runs from right to left; none, where it is not.
pub(super) fn whole_way(text: &str) -> Option<bool> {
    let inside = text.strip_prefix('\u{2068}')?.strip_suffix('\u{2069}')?;
    let is_one = !inside.contains(['\u{2068}', '\u{2069}']);
    is_one.then(|| matches!(get_base_direction(inside), Direction::Rtl))
}

/// The parts of a text, in the order they are read.
pub(super) fn units(text: &str, weight: Weight, from_right: bool, shaper: &mut Shaper) -> Result<Vec<Unit>> {
    let text = on_one_line(text);
    let order = ParagraphBidiInfo::new(&text, Some(way(from_right)));
    let ends: HashSet<usize> = linebreaks(&text).map(|(place, _)| place).collect();
    let mut units: Vec<Unit> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut written = String::new();
    while let Some((place, letter)) = letters.next() {
        let Some(level) = order.levels.get(place).copied() else { continue };
        if !is_a_sign_of_order(letter) {
            written.push(letter);
        }
        let next = letters.peek().copied();
        let goes_on = next.is_some_and(|(place, next)| {
            !ends.contains(&place)
                && order.levels.get(place) == Some(&level)
                && is_blank(next) == is_blank(letter)
        });
        if goes_on {
            continue;
        }
        let ends = next.is_none_or(|(place, _)| ends.contains(&place));
        if written.is_empty() {
            if let Some(last) = units.last_mut() {
                last.ends |= ends;
            }
            continue;
        }
        let word = shaper.word(&written, weight, level.is_rtl())?;
        units.push(Unit { word, level, is_blank: written.chars().all(is_blank), ends });
        written.clear();
    }
    Ok(units)
}

/// What would break a line, or is no letter at all, is a space: where lines end is settled here.
fn on_one_line(text: &str) -> String {
    let letter = |letter: char| {
        if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') { ' ' } else { letter }
    };
    text.chars().map(letter).collect()
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Whether it only says which way letters run.
fn is_a_sign_of_order(letter: char) -> bool {
    matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

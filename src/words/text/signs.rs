//! The signs a text may have, and the pattern that says so: one table for both.
use std::{borrow::Cow, fmt::Write as _};

use unicode_normalization::UnicodeNormalization as _;

use crate::words::FaultKind;

/// Characters that set text apart in ways a reader cannot see: controls, separators, non-characters.
const CONTROLS: [(char, char); 4] =
    [('\0', '\u{1F}'), ('\u{7F}', '\u{9F}'), ('\u{2028}', '\u{2029}'), ('\u{FFFE}', '\u{FFFF}')];

/// Characters that turn the direction of the text after them: embeddings, overrides, isolates.
const BIDI: [(char, char); 2] = [('\u{202A}', '\u{202E}'), ('\u{2066}', '\u{2069}')];

/// Characters that are allowed and leave nothing to see: spaces, joiners, direction marks, fillers.
const INVISIBLE: [(char, char); 20] = [
    (' ', ' '),
    ('\u{A0}', '\u{A0}'),
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{2000}', '\u{200F}'),
    ('\u{202F}', '\u{202F}'),
    ('\u{205F}', '\u{2065}'),
    ('\u{206A}', '\u{206F}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFFB}'),
];

/// Tags and variation selectors, just as invisible, but beyond what a portable pattern can name.
const INVISIBLE_TAGS: [(char, char); 1] = [('\u{E0000}', '\u{E0FFF}')];

/// Whether `letter` is in one of the ranges.
fn is_in(ranges: &[(char, char)], letter: char) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&letter))
}

/// Whether this is one of the common letters: a text of these alone is in NFC, whatever follows what.
fn is_composed(letter: char) -> bool {
    matches!(letter, '\0'..='\u{2FF}' | '\u{620}'..='\u{64A}')
}

/// Text as it is kept: without faults, in NFC, trimmed; both what was sent and what is kept fit in `max` characters,
/// so that the contract's `maxLength` tells the truth.
pub(super) fn clean(text: &str, max: usize, breaks: &[char]) -> Result<String, FaultKind> {
    for letter in text.chars().filter(|letter| !breaks.contains(letter)) {
        if is_in(&CONTROLS, letter) {
            return Err(FaultKind::ControlCharacter);
        }
        if is_in(&BIDI, letter) {
            return Err(FaultKind::BidiOverride);
        }
    }
    let is_visible =
        |letter| !breaks.contains(&letter) && !is_in(&INVISIBLE, letter) && !is_in(&INVISIBLE_TAGS, letter);
    if !text.contains(is_visible) {
        return Err(FaultKind::EmptyText);
    }
    let lines: Cow<'_, str> =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() };
    let whole = if lines.chars().all(is_composed) { lines } else { lines.nfc().collect::<String>().into() };
    let kept = whole.trim();
    if text.chars().count().max(kept.chars().count()) > max {
        return Err(FaultKind::TooLong(max));
    }
    Ok(kept.to_owned())
}

/// What `clean` accepts, for the contract: the invisible, then something visible, then anything allowed.
pub(super) fn pattern(breaks: &[char]) -> String {
    let mut invisible = class(&INVISIBLE);
    let mut hidden = class(&BIDI);
    // The breaks are carved out of the controls, which are otherwise whole ranges.
    let mut next = '\0';
    for letter in breaks {
        let before = char::from_u32(u32::from(*letter).saturating_sub(1)).unwrap_or_default();
        if next <= before {
            hidden.push_str(&class(&[(next, before)]));
        }
        next = char::from_u32(u32::from(*letter).saturating_add(1)).unwrap_or_default();
        invisible.push_str(&class(&[(*letter, *letter)]));
    }
    for (first, last) in CONTROLS {
        hidden.push_str(&class(&[(first.max(next), last)]));
    }
    format!("^[{invisible}]*[^{hidden}{invisible}][^{hidden}]*$")
}

/// The inside of a character class of a regular expression, escaped so that every dialect reads it.
fn class(ranges: &[(char, char)]) -> String {
    let mut inside = String::new();
    for (first, last) in ranges {
        let _ = write!(inside, "\\u{:04X}", u32::from(*first));
        if first != last {
            let _ = write!(inside, "-\\u{:04X}", u32::from(*last));
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_hides_every_control_but_the_breaks() {
        assert!(pattern(&[]).contains("\\u0000-\\u001F\\u007F-\\u009F"));
        let paragraphs = pattern(&['\t', '\n', '\r']);
        assert!(paragraphs.contains("\\u0000-\\u0008\\u000B-\\u000C\\u000E-\\u001F\\u007F-\\u009F"));
        assert!(paragraphs.contains("\\u0009\\u000A\\u000D]*[^"));
    }

    #[test]
    fn the_table_of_invisible_signs_holds_every_allowed_space() {
        for letter in ('\0'..=char::MAX).filter(|c| c.is_whitespace() && !is_in(&CONTROLS, *c)) {
            assert!(is_in(&INVISIBLE, letter), "{letter:?}");
        }
    }
}

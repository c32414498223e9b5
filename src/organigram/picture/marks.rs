//! How the state of an office is told: by shape and outline, so that it survives grey print, and by a word.
use crate::appointments::SeatState;
use crate::words::{Certainty, Language};

use super::super::model::{Chart, HolderTold, OfficeTold};
use super::labels::Label;
use crate::drawing::{Anchor, DEEP, FAINT, Look, PAPER, Shape, Sketch, WARM};
use crate::drawing::{Font, width};

/// What is known of an office, or of one holder of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Held,
    Possible,
    Vacant,
    Unknown,
}

impl Mark {
    pub(super) const ALL: [Self; 4] = [Self::Held, Self::Possible, Self::Vacant, Self::Unknown];

    pub(super) fn of(office: &OfficeTold) -> Self {
        match office.state {
            SeatState::Held => Self::Held,
            SeatState::Vacant => Self::Vacant,
            SeatState::Unknown if office.holders.is_empty() => Self::Unknown,
            SeatState::Unknown => Self::Possible,
        }
    }

    pub(super) fn of_holder(holder: &HolderTold) -> Self {
        if holder.certainty == Certainty::Certain { Self::Held } else { Self::Possible }
    }

    pub(super) fn label(self) -> Label {
        match self {
            Self::Held => Label::Held,
            Self::Possible => Label::Possible,
            Self::Vacant => Label::Vacant,
            Self::Unknown => Label::Unknown,
        }
    }

    pub(super) fn ink(self) -> &'static str {
        if self == Self::Vacant { WARM } else { FAINT }
    }

    /// A full disc, an open one, a dashed one, a dotted one.
    fn look(self) -> Look {
        match self {
            Self::Held => Look { fill: DEEP, stroke: DEEP, width: 1.5, dashes: "" },
            Self::Possible => Look { fill: PAPER, stroke: DEEP, width: 2.0, dashes: "" },
            Self::Vacant => Look { fill: PAPER, stroke: WARM, width: 2.0, dashes: "5 3.5" },
            Self::Unknown => Look { fill: PAPER, stroke: FAINT, width: 1.6, dashes: "0.1 3.6" },
        }
    }

    /// The disc around (`r`, `r`), with the initials of whoever holds it.
    pub(super) fn disc(self, r: f64, initials: &str, language: Language) -> Sketch {
        let mut sketch = Sketch::space(2.0 * r);
        sketch.shapes.push(Shape::Disc { x: r, y: r, r: r - 1.0, look: self.look() });
        let (text, ink) = match self {
            Self::Held => (initials, PAPER),
            Self::Possible => (initials, DEEP),
            Self::Vacant => ("", WARM),
            Self::Unknown => (Label::Mark.say(language), FAINT),
        };
        if !text.is_empty() {
            let size = if self == Self::Unknown { r * 1.1 } else { r * 0.72 };
            // Two wide letters are written smaller: they stay inside.
            let wide = width(text, Font { size, bold: true });
            let size = size.min(size * 1.7 * r / wide.max(1.0));
            sketch.shapes.push(Shape::Text {
                x: r,
                y: r + size * 0.36,
                text: text.to_owned(),
                font: Font { size, bold: true },
                ink,
                anchor: Anchor::Middle,
                whole: None,
            });
        }
        sketch
    }
}

/// How many offices are in which state, and in how many bodies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) held: usize,
    pub(super) possible: usize,
    pub(super) vacant: usize,
    pub(super) unknown: usize,
    pub(super) bodies: usize,
}

impl Tally {
    /// Of a body and all below it.
    pub(super) fn of(chart: &Chart) -> Self {
        let mut tally = Self { bodies: 1, ..Self::default() };
        for office in &chart.positions {
            let counted = match Mark::of(office) {
                Mark::Held => &mut tally.held,
                Mark::Possible => &mut tally.possible,
                Mark::Vacant => &mut tally.vacant,
                Mark::Unknown => &mut tally.unknown,
            };
            *counted = counted.saturating_add(1);
        }
        chart.children.iter().map(Self::of).fold(tally, Self::and)
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            held: self.held.saturating_add(other.held),
            possible: self.possible.saturating_add(other.possible),
            vacant: self.vacant.saturating_add(other.vacant),
            unknown: self.unknown.saturating_add(other.unknown),
            bodies: self.bodies.saturating_add(other.bodies),
        }
    }

    /// How many are in that state.
    pub(super) fn count(self, mark: Mark) -> usize {
        match mark {
            Mark::Held => self.held,
            Mark::Possible => self.possible,
            Mark::Vacant => self.vacant,
            Mark::Unknown => self.unknown,
        }
    }

    /// How many there are in all.
    pub(super) fn offices(self) -> usize {
        Mark::ALL.iter().fold(0, |sum, mark| sum.saturating_add(self.count(*mark)))
    }
}

/// The first letters of the first and the last part of a name; the Arabic article is passed over.
pub(super) fn initials(name: &str) -> String {
    let first = |part: &str| {
        let bare = part.strip_prefix("ال").filter(|rest| rest.chars().count() > 1).unwrap_or(part);
        bare.chars().find(|letter| letter.is_alphanumeric())
    };
    let parts: Vec<&str> = name.split_whitespace().collect();
    let last = parts.last().filter(|_| parts.len() > 1);
    let letters: Vec<String> = parts
        .first()
        .into_iter()
        .chain(last)
        .filter_map(|part| first(part))
        .map(|one| one.to_uppercase().collect())
        .collect();
    // Arabic letters side by side would join.
    let is_latin = letters.iter().all(|letter| letter.chars().all(|letter| letter < '\u{250}'));
    letters.join(if is_latin { "" } else { "\u{2009}" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_first_and_the_last_name() {
        assert_eq!(initials("Driss Zemmouri"), "DZ");
        assert_eq!(initials("Naima El Ouazzani"), "NO");
        assert_eq!(initials("إدريس الزموري"), "إ\u{2009}ز");
        assert_eq!(initials("عبد الغني الصنهاجي"), "ع\u{2009}ص");
        assert_eq!(initials("نعيمة"), "ن");
        assert_eq!(initials("«»"), "");
        assert_eq!(initials(""), "");
    }
}

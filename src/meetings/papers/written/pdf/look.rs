//! How papers look: the sheet, its margins, the sizes and colours of what stands on it. Lengths are in points.
use crate::words::Language;

use super::face::Weight;

/// A sheet of A4.
pub(super) const SHEET: (f32, f32) = (595.28, 841.89);
/// The margin at either side.
pub(super) const SIDE: f32 = 62.0;
/// Where the first page begins.
pub(super) const FIRST_TOP: f32 = 58.0;
/// Where every other page begins, under its running head.
pub(super) const TOP: f32 = 84.0;
/// Where pages end, above their number.
pub(super) const BOTTOM: f32 = 772.0;
/// Where the line of the running head stands.
pub(super) const HEAD_LINE: f32 = 50.0;
/// Where the number of the page stands.
pub(super) const FOLIO_LINE: f32 = 803.0;
/// How wide what is between the margins is.
pub(super) const ROOM: f32 = SHEET.0 - 2.0 * SIDE;

/// A colour, by its red, green and blue.
pub(super) type Color = [f32; 3];

/// What is read.
pub(super) const INK: Color = [0.110, 0.169, 0.212];
/// What stands out.
pub(super) const DEEP: Color = [0.090, 0.251, 0.361];
/// What stands back.
pub(super) const FAINT: Color = [0.357, 0.420, 0.463];
/// Thin lines.
pub(super) const RULE: Color = [0.745, 0.792, 0.824];
/// Behind what is said of the whole paper.
pub(super) const TINT: Color = [0.953, 0.969, 0.976];
/// Behind what is said of a draft.
pub(super) const WARM: Color = [0.992, 0.953, 0.875];
/// Beside what is said of a draft.
pub(super) const AMBER: Color = [0.788, 0.541, 0.071];

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// How heavy.
    pub(super) weight: Weight,
    /// How large.
    pub(super) size: f32,
    /// From one line to the next.
    pub(super) leading: f32,
    /// In which colour.
    pub(super) color: Color,
}

impl Style {
    /// The same in another colour.
    pub(super) fn colored(self, color: Color) -> Self {
        Self { color, ..self }
    }

    /// The same in bold.
    pub(super) fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    /// The same, larger or smaller.
    pub(super) fn scaled(self, by: f32) -> Self {
        Self { size: self.size * by, leading: self.leading * by, ..self }
    }

    /// How far under the top of its line the letters stand: what Amiri asks for above and below, in the middle.
    pub(super) fn baseline(self) -> f32 {
        const ABOVE: f32 = 1.124;
        const BELOW: f32 = 0.634;
        (self.leading - (ABOVE + BELOW) * self.size) / 2.0 + ABOVE * self.size
    }
}

/// A part of the width of a page, from the side where lines begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// Where it begins.
    pub(super) start: f32,
    /// How wide it is.
    pub(super) width: f32,
}

impl Place {
    /// All that is between the margins.
    pub(super) const WHOLE: Self = Self { start: 0.0, width: ROOM };

    /// What is left of it behind an indent.
    pub(super) fn indented(self, by: f32) -> Self {
        Self { start: self.start + by, width: self.width - by }
    }

    /// What is left of it between margins of its own.
    pub(super) fn inside(self, margin: f32) -> Self {
        Self { start: self.start + margin, width: self.width - 2.0 * margin }
    }
}

/// Where in its place a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// Where lines begin.
    Start,
    /// In the middle.
    Center,
    /// Where lines end.
    End,
    /// From end to end, but for the last.
    Justify,
}

/// How a paper in one language looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Whether it runs from right to left.
    pub(super) from_right: bool,
    /// What is read.
    pub(super) body: Style,
}

impl Look {
    /// That of a language: Arabic letters are smaller for their size than Latin ones, and need more air.
    pub(super) fn of(language: Language) -> Self {
        let from_right = language == Language::Ar;
        let (size, leading) = if from_right { (13.5, 22.0) } else { (12.0, 17.5) };
        let body = Style { weight: Weight::Regular, size, leading, color: INK };
        Self { from_right, body }
    }

    /// Where on the sheet, from its left, something of this width begins.
    pub(super) fn left(self, place: Place, width: f32, align: Align) -> f32 {
        let left =
            if self.from_right { SHEET.0 - SIDE - place.start - place.width } else { SIDE + place.start };
        let free = place.width - width;
        match align {
            Align::Center => left + free / 2.0,
            Align::End => left + if self.from_right { 0.0 } else { free },
            Align::Start | Align::Justify => left + if self.from_right { free } else { 0.0 },
        }
    }
}

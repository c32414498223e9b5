//! What papers are set in: Amiri, a Naskh with Latin letters beside it, which travels in the binary and is read once.
//!
//! The files are those of Amiri 1.002 as its authors released them, under the SIL Open Font License: see `fonts/OFL.txt`.
use std::sync::LazyLock;

use harfrust::{Font, GlyphId, ShaperFont};

use crate::error::{Problem, Result};

static REGULAR: LazyLock<Option<Face>> =
    LazyLock::new(|| Face::read("Amiri-Regular", include_bytes!("fonts/Amiri-Regular.ttf")));
static BOLD: LazyLock<Option<Face>> =
    LazyLock::new(|| Face::read("Amiri-Bold", include_bytes!("fonts/Amiri-Bold.ttf")));

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    /// As they are read.
    Regular,
    /// As they stand out.
    Bold,
}

/// Letters of one weight.
pub(super) struct Face {
    /// What the font calls itself.
    pub(super) name: &'static str,
    /// The whole font, as it was released.
    pub(super) bytes: &'static [u8],
    /// The font as it is read.
    pub(super) font: Font,
}

impl Face {
    fn read(name: &'static str, bytes: &'static [u8]) -> Option<Self> {
        Some(Self { name, bytes, font: Font::new(bytes, 0)? })
    }

    /// A length of the font's, in thousandths of the size letters are set in.
    pub(super) fn thousandths(&self, units: i32) -> f32 {
        let units = i16::try_from(units).unwrap_or(if units < 0 { i16::MIN } else { i16::MAX });
        f32::from(units) * 1000.0 / f32::from(self.font.units_per_em())
    }

    /// How far a glyph moves what follows it, by itself.
    pub(super) fn advance(&self, glyph: u16) -> f32 {
        self.thousandths(ShaperFont::new(&self.font).glyph_h_advance(GlyphId::from(glyph)))
    }
}

/// The letters there are.
#[derive(Clone, Copy)]
pub(super) struct Faces {
    regular: &'static Face,
    bold: &'static Face,
}

impl Faces {
    /// Both, as they are in the binary.
    pub(super) fn known() -> Result<Self> {
        match (&*REGULAR, &*BOLD) {
            (Some(regular), Some(bold)) => Ok(Self { regular, bold }),
            _ => Err(Problem::internal("a font in the binary cannot be read")),
        }
    }

    /// Those of a weight.
    pub(super) fn of(self, weight: Weight) -> &'static Face {
        match weight {
            Weight::Regular => self.regular,
            Weight::Bold => self.bold,
        }
    }
}

//! What a picture is made of. Places are measured from where reading begins: the left, or in Arabic the right.
use super::measure::{Font, wrap};

/// How a surface is painted and outlined.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// The colour of the surface.
    pub(crate) fill: &'static str,
    /// The colour of the outline.
    pub(crate) stroke: &'static str,
    /// How wide the outline is.
    pub(crate) width: f64,
    /// Its dashes and gaps; unbroken if empty.
    pub(crate) dashes: &'static str,
}

/// The darkest ink.
pub(crate) const INK: &str = "#1b2733";
/// For what stands behind: titles, places.
pub(crate) const FAINT: &str = "#47535f";
/// The dark surface, and lines that must be seen.
pub(crate) const DEEP: &str = "#1f3b57";
/// For what is vacant.
pub(crate) const WARM: &str = "#9a3412";
/// Paper.
pub(crate) const PAPER: &str = "#ffffff";
/// A surface a little darker than paper.
pub(crate) const SHADE: &str = "#e9eef3";
/// Lines between things.
pub(crate) const RULE: &str = "#8795a3";

/// An unbroken, thin outline.
pub(crate) const fn outlined(fill: &'static str, stroke: &'static str) -> Look {
    Look { fill, stroke, width: 1.0, dashes: "" }
}

/// Which end of a text its place tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// Where reading begins.
    Start,
    /// The middle.
    Middle,
}

/// One shape.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// A box, with its corners rounded by `r`.
    Rect { x: f64, y: f64, w: f64, h: f64, r: f64, look: Look },
    /// A disc around a point.
    Disc { x: f64, y: f64, r: f64, look: Look },
    /// A line from one point to another.
    Line { from: (f64, f64), to: (f64, f64) },
    /// One line of text; `y` is its base line, `whole` all of it, if it is cut.
    Text {
        x: f64,
        y: f64,
        text: String,
        font: Font,
        ink: &'static str,
        anchor: Anchor,
        whole: Option<String>,
    },
    /// A square code of dark tiles: `dark` says of each row, from above, which are; it is never mirrored.
    Tiles { x: f64, y: f64, side: f64, dark: Vec<Vec<bool>> },
    /// The beginning of a card: what it is called, and where more of it is found.
    Open { name: String, link: Option<String> },
    /// Its end.
    Close { has_link: bool },
}

/// A part of a picture, from its own origin, as high as it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sketch {
    pub(crate) shapes: Vec<Shape>,
    pub(crate) height: f64,
}

/// How high a line of text is, for its size: Arabic reaches further up and down than Latin.
pub(crate) const LEADING: f64 = 1.45;
/// Where its base line is, for its size.
pub(crate) const BASE: f64 = 1.08;

impl Sketch {
    /// Nothing, so high.
    pub(crate) fn space(height: f64) -> Self {
        Self { shapes: Vec::new(), height }
    }

    /// Puts another part into this one, which grows to hold it.
    pub(crate) fn place(&mut self, part: Self, x: f64, y: f64) {
        self.height = self.height.max(y + part.height);
        self.shapes.extend(part.shapes.into_iter().map(|shape| shape.moved(x, y)));
    }

    /// Puts another part under this one.
    pub(crate) fn below(&mut self, part: Self, gap: f64) {
        let y = if self.height > 0.0 { self.height + gap } else { 0.0 };
        self.place(part, 0.0, y);
    }

    /// A line between two points.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.shapes.push(Shape::Line { from, to });
    }

    /// Writes `text` at `x` into at most `most` lines of `room`, below what is there.
    pub(crate) fn write(&mut self, text: &str, x: f64, room: f64, style: Style) {
        let lines = wrap(text, style.font, room, style.most);
        for line in lines.lines {
            let y = self.height + style.font.size * BASE;
            let whole = lines.is_cut.then(|| text.to_owned());
            let (font, ink, anchor) = (style.font, style.ink, style.anchor);
            self.shapes.push(Shape::Text { x, y, text: line, font, ink, anchor, whole });
            self.height += style.font.size * LEADING;
        }
    }
}

/// How something is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) font: Font,
    pub(crate) ink: &'static str,
    pub(crate) anchor: Anchor,
    /// The most lines it may take.
    pub(crate) most: usize,
}

/// Plain text from where reading begins.
pub(crate) const fn plain(size: f64, ink: &'static str, most: usize) -> Style {
    Style { font: Font { size, bold: false }, ink, anchor: Anchor::Start, most }
}

/// Bold text from where reading begins.
pub(crate) const fn bold(size: f64, ink: &'static str, most: usize) -> Style {
    Style { font: Font { size, bold: true }, ink, anchor: Anchor::Start, most }
}

impl Shape {
    fn moved(self, right: f64, down: f64) -> Self {
        match self {
            Self::Rect { x, y, w, h, r, look } => Self::Rect { x: x + right, y: y + down, w, h, r, look },
            Self::Disc { x, y, r, look } => Self::Disc { x: x + right, y: y + down, r, look },
            Self::Line { from, to } => {
                Self::Line { from: (from.0 + right, from.1 + down), to: (to.0 + right, to.1 + down) }
            }
            Self::Tiles { x, y, side, dark } => Self::Tiles { x: x + right, y: y + down, side, dark },
            Self::Text { x, y, text, font, ink, anchor, whole } => {
                Self::Text { x: x + right, y: y + down, text, font, ink, anchor, whole }
            }
            kept @ (Self::Open { .. } | Self::Close { .. }) => kept,
        }
    }
}

/// How many there are, as a measure.
pub(crate) fn measure(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// Parts side by side in `columns` of `width`, row after row; a row is as high as its highest part.
pub(crate) fn grid(parts: Vec<Sketch>, columns: usize, width: f64, gap: (f64, f64)) -> Sketch {
    let mut whole = Sketch::default();
    let mut parts = parts.into_iter().peekable();
    while parts.peek().is_some() {
        let mut row = Sketch::default();
        for (column, part) in parts.by_ref().take(columns.max(1)).enumerate() {
            row.place(part, measure(column) * (width + gap.0), 0.0);
        }
        whole.below(row, gap.1);
    }
    whole
}

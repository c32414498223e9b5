//! What is drawn, and what of it stays together on a page.
use std::rc::Rc;

use super::lines::Line;
use super::look::{Color, Style};
use super::tree::Node;

/// Something drawn: how far from the left of the sheet and under the top of its strip or page, in points.
#[derive(Debug, Clone)]
pub(super) struct Ink {
    /// From the left.
    pub(super) left: f32,
    /// From the top; of a line of text, where its letters stand.
    pub(super) top: f32,
    /// What it is.
    pub(super) shape: Shape,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// A line of text.
    Text {
        /// The line.
        line: Rc<Line>,
        /// How it is set.
        style: Style,
        /// How much each space is widened, in thousandths of the size.
        spread: f32,
        /// Which part of the paper it belongs to; none is decoration.
        node: Option<Node>,
    },
    /// A filled rectangle, or a straight line.
    Bar {
        /// How wide.
        width: f32,
        /// How high.
        height: f32,
        /// In which colour.
        color: Color,
    },
    /// A dotted line, to sign on.
    Dots {
        /// How long.
        width: f32,
    },
}

impl Ink {
    /// A filled rectangle.
    pub(super) fn bar(left: f32, top: f32, width: f32, height: f32, color: Color) -> Self {
        Self { left, top, shape: Shape::Bar { width, height, color } }
    }

    /// The same further down.
    pub(super) fn lowered(self, by: f32) -> Self {
        Self { top: self.top + by, ..self }
    }

    /// The same as decoration: said again, it is not read again.
    pub(super) fn silent(mut self) -> Self {
        if let Shape::Text { node, .. } = &mut self.shape {
            *node = None;
        }
        self
    }
}

/// What is never broken over two pages.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    /// The air above it, but at the top of a page.
    pub(super) before: f32,
    /// How high it is.
    pub(super) height: f32,
    /// What is in it.
    pub(super) inks: Vec<Ink>,
    /// Whether it is on one page with the next.
    pub(super) holds: bool,
    /// What is said again above it where a page begins with it: the head of its table.
    pub(super) head: Option<Rc<Strip>>,
}

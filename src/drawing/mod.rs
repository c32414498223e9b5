//! Pictures as SVG: what they are made of, how wide a text will be, and how it is written. Pure.
mod measure;
mod shapes;
mod write;

pub(crate) use measure::{Font, width};
pub(crate) use shapes::{
    Anchor, DEEP, FAINT, INK, Look, PAPER, RULE, SHADE, Shape, Sketch, Style, WARM, bold, grid, measure,
    outlined, plain,
};
pub(crate) use write::{Paper, escaped};

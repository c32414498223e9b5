//! What can be set, where each value came from, and the limits that follow.
mod layers;
mod limits;
mod mask;
mod settings;

pub use layers::{File, Layers, Origin, Value};
pub use limits::Limits;
pub use mask::masked;
pub use settings::{LogFormat, Settings};

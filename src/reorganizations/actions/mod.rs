//! What is done to bodies as a whole: dissolved, merged, split; and taken back.
mod dissolve;
mod merge;
mod split;
mod territory;
mod wind_up;
mod withdraw;

pub use dissolve::dissolve;
pub use merge::merge;
pub use split::split;
pub(super) use territory::{renumber, transfer};
pub(super) use withdraw::withdraw;

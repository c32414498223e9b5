//! What is done to bodies as a whole: dissolved, merged, split; corrected, and taken back.
mod correct;
mod dissolve;
mod merge;
mod split;
mod territory;
mod undo;
mod wind_up;
mod withdraw;

pub(super) use correct::correct;
pub use dissolve::dissolve;
pub use merge::merge;
pub use split::split;
use split::split_into;
pub(super) use territory::{renumber, transfer};
pub(super) use withdraw::withdraw;

//! What is done with moves of territories: made, and looked at.
mod change;
mod look;
mod undo;

pub use change::{Changed, Followed, renumber, transfer};
pub(in crate::territory) use look::list;
pub use look::{Act, acts_after};
pub use undo::{Reverted, rebase, take_back};

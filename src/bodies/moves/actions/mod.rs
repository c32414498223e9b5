//! What is done with moves: made, taken back, looked at, and read back for a day.
mod look;
mod relocate;
mod transfer;

pub(super) use look::list;
pub(crate) use look::settled_on;
pub(in crate::bodies) use look::{lines_of, stations_since};
pub(super) use relocate::keep;
pub use relocate::{Destination, expect_basis, rebase, take_back};
pub(in crate::bodies) use relocate::{correct, delete_of};
pub(super) use transfer::tell_stranded;
pub use transfer::{left_stranded, reformed, transfer, with_its_own};

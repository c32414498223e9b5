//! What is done with moves: made, taken back, looked at, and read back for a day.
mod look;
mod make;

pub(super) use look::list;
pub(super) use make::keep;
pub(in crate::bodies) use make::lines_of;
pub(crate) use make::settled_on;
pub use make::{Destination, expect_basis, reformed, relocate, take_back, transfer, with_its_own};

//! What is done with grants.
mod explain;
mod give;
mod look;

pub(super) use explain::{explain, me};
pub(super) use give::{break_glass, delegate, grant, revoke};
pub use give::{found, give};
pub(super) use look::{list, show};

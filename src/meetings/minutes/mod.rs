//! Minutes: drafted, approved, locked; what is locked refuses every change.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{Minutes, MinutesState, MinutesTold, NewApproval, NewMinutes};
pub(crate) use routes::{Contract, routes};

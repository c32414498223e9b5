//! Minutes: drafted, sent round, approved, locked; what is locked refuses every change.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{
    Minutes, MinutesState, MinutesTold, NewApproval, NewCirculation, NewMinutes, Passage, Section,
};
pub(crate) use routes::{Contract, routes};
pub(super) use store::find;

//! The journal: who changed what, when, from what to what, written in the transaction of the change.
mod actions;
mod model;
mod routes;
mod store;

pub use actions::{changed, created, deleted};
pub use model::{Entry, EntryId, EntryQuery};
pub(crate) use routes::{Contract, routes};

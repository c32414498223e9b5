//! The history of one thing: what was changed of it, by whom, when; told from the journal, one way for every kind.
mod actions;
mod model;
mod routes;
mod rules;

pub use model::{Changed, FieldChanged, HistoryEntry};
pub(crate) use routes::{Contract, routes};

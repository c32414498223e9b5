//! The journal: who changed what, when, from what to what, written in the transaction of the change.
//!
//! 2026-11-24. What an act changed (a body dissolved, a territory renumbered) stands here under the act's id, and an act is
//! withdrawn by putting back what its entries say was there before. Refused: a second record of the same states beside
//! the journal, which could come to differ from it; and going by the twins of `db/past`, which keep one state a moment
//! and not one a change of a batch.
mod actions;
mod model;
mod routes;
mod store;
mod undo;

pub use actions::{acts_since, changed, created, deleted, first_of, formed_by, last_of, of_act};
pub use model::{Entry, EntryId, EntryQuery};
pub(crate) use routes::{Contract, routes};
pub use undo::Undone;

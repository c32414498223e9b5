//! The journal: who changed what, when, from what to what, written in the transaction of the change; who was refused a
//! change, and who looked at what is not looked at unseen. Its format is published in `format.rs`.
//!
//! 2026-11-24. What an act changed (a body dissolved, a territory renumbered) stands here under the act's id, and an act is
//! withdrawn by putting back what its entries say was there before. Refused: a second record of the same states beside
//! the journal, which could come to differ from it; and going by the twins of `db/past`, which keep one state a moment
//! and not one a change of a batch.
mod actions;
mod carry_over;
mod format;
mod log;
mod masked;
pub mod merkle;
mod model;
mod routes;
mod rules;
mod store;
mod subject;
mod undo;

pub(crate) use actions::noted;
pub use actions::{
    acts_since, changed, changes_of, created, created_all, deleted, first_of, formed_by, last_of, of_act,
    read,
};
pub(crate) use carry_over::carry_over;
pub use log::{
    Amiss, Checkpoint, CheckpointSize, Consistency, ConsistencyQuery, Inclusion, InclusionQuery, Note,
    Report, SigningKeyTold, origin, verify,
};
pub(crate) use log::{export, seal, sign, signed_last};
pub use model::{Entry, EntryId, EntryKind, EntryQuery};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub use undo::Undone;

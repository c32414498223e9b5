//! Cancellations: a meeting still to come that is called off, with the reason, until it takes place after all.
//!
//! 2026-11-28. A meeting has one cancellation or none, so it is a noun with an address of its own, put and taken out; the
//! journal keeps what was. It is a row beside the meeting, whose moment is told in the meeting too (`cancelled_at`): whatever
//! may change of a meeting asks one rule. Refused: to take a meeting out that was called off, which whoever was invited to
//! would go on knowing of; and to let what was held be cancelled, which nobody can.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{Cancellation, CancellationTold, NewCancellation};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub(super) use store::find_all;

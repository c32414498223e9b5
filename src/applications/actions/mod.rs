//! What is done with applications: received, taken further, voted on, decided, appealed, closed, erased.
mod chamber;
mod decide;
mod erase;
mod look;
mod meet;
mod receive;
mod settle;
mod step;
mod vote;

pub(super) use decide::{decide, decisions};
pub use erase::{due_for_erasure, erase_from, forget_over, take_out};
pub(super) use look::{list, own, show};
pub(crate) use meet::barred_among;
pub use meet::{applicants, decide_at_meeting, expect_enough};
pub(super) use receive::{correct, internal, receive};
pub(super) use step::{appeal, assign, close, complete};
pub(super) use vote::{vote, votes, withdraw};

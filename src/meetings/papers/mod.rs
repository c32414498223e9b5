//! The papers of a meeting: its minutes, its attendance sheet, the extract of one decision, composed from what is recorded.
//!
//! 2026-11-27. They are not a part of `minutes`, which keeps what somebody wrote and signed: a paper keeps nothing. All
//! three are gathered alike (`facts`), composed by pure rules into blocks (`compose`, `blocks`), and written from the blocks
//! in each form (`written`). Refused: a template for each form and language, which would have told one thing in nine ways.
//! What is not recorded is said to be so, and nothing is made up for it.
mod actions;
mod blocks;
mod compose;
mod facts;
mod phrases;
mod routes;
mod written;

pub(super) use actions::sha256;
pub(crate) use routes::{Contract, routes};

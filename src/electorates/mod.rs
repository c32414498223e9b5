//! Electorates: who has a vote in a body on a day, by its seats and by the statutes of that day.
//!
//! 2026-11-28. Applications are decided by whoever has a vote, at a meeting or without one, and meetings decide applications:
//! what both ask stands before both.
mod actions;
mod model;
mod rules;

pub use actions::{Electorates, voters};
pub use model::Electorate;
pub(crate) use rules::suspended;

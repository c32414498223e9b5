//! Departures: a membership ends, and with it what rests on it.
//!
//! 2026-11-27. The room comes after the appointments, which it ends, and the memberships know nothing of it. What it ends is
//! ended for good: where the end of a membership is taken back, the offices are not, for their seats may be others' by then.
//! An elected member's departure by choice opens a legal task (`elected_member_departure` of the statutes) once the registry
//! knows public mandates; until then nothing could call for it.
mod actions;
mod model;
mod routes;
mod rules;

pub use actions::depart;
pub use model::Departed;
pub(crate) use routes::{Contract, routes};

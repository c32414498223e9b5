//! Departures: a membership ends, and with it what rests on it; what the law asks where its person was elected.
//!
//! 2026-11-27. The room comes after the appointments, which it ends, and the memberships know nothing of it. What it ends is
//! ended for good: where the end of a membership is taken back, the offices are not, for their seats may be others' by then.
//! Whoever leaves by choice and holds a public mandate that day opens a legal task for each mandate
//! (`elected_member_departure` of the statutes; organic law 29-11, art. 20): who resigns, and who goes to another register.
//! Who is put out or dies left nothing by choice, nor did whoever was not renewed: that opens nothing. No mandate ever ends
//! with a membership: those that stand are told as kept. The task is the unit's, or that of the nearest governing body
//! around the institution; where there is neither, nobody could owe it.
mod actions;
mod model;
mod routes;
mod rules;

pub use actions::depart;
pub use model::Departed;
pub(crate) use routes::{Contract, routes};

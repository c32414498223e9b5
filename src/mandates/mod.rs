//! Mandates: public elected offices, each a person in an institution of the State, with what he or she does there.
//!
//! 2026-11-27. A mandate and a membership know nothing of each other: whoever holds one need not be a member, and neither
//! ends with the other. Where a member leaves by choice who holds a mandate, the departure says so and opens what the law
//! asks (`departures`). What turned out to be false is kept and marked, so that nobody enters it again, and counts nowhere.
mod actions;
pub mod institutions;
mod model;
mod routes;
mod rules;
mod store;
mod titles;

pub use actions::{held_around, list, of_persons, record};
pub use model::{
    FunctionHeld, FunctionTitles, FunctionTold, Holders, Mandate, MandateDetails, MandateEnd, MandateEnding,
    MandateFunction, MandateId, MandateQuery, MandateRow, NewMandate, Verification,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

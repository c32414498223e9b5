//! Decisions: what a body settled at a meeting, and what followed from it in the same transaction.
mod actions;
mod execute;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{
    Appoint, BodyDecisionQuery, Decision, DecisionTold, Effect, EndAppointment, NewDecision, OpenActions,
    Outcome, PresentProgramme, Renew, Renumber, ToDo,
};
pub(crate) use routes::{Contract, routes};

//! What decisions and their effects are.
mod decision;
mod effect;
mod schema;

pub use decision::{BodyDecisionQuery, Decision, DecisionTold, NewDecision, Outcome};
pub use effect::{Appoint, Effect, EndAppointment, OpenActions, PresentProgramme, Renew, Renumber, ToDo};

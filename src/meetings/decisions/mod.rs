//! Decisions: what a body settled at a meeting, and what followed from it in the same transaction.
mod actions;
mod execute;
mod follow;
mod model;
mod routes;
mod rules;
mod store;

pub(super) use actions::{expect_quorum, has_its_quorum};
pub(super) use follow::follow;
pub use model::{
    AdoptStatutes, Appoint, BodyDecisionQuery, Decision, DecisionTold, DissolveBody, Effect, EndAppointment,
    MergeBodies, MoveBody, NewDecision, OpenActions, Outcome, PresentProgramme, Renew, Renumber, SplitBody,
    ToDo,
};
pub(crate) use routes::{Contract, routes};
pub(super) use store::{all_of_meeting, find};

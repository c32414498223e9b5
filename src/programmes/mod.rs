//! Programmes and follow-up: what a body set out to do, and what became of each action.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{
    adopt, disown, follow_day, give_up, hand_over, of_meeting, on_day, open, open_on, present, take_back,
    titles,
};
pub use model::{
    Action, ActionChange, ActionFollowUp, ActionId, ActionQuery, ActionStatus, ActionTold, NewAction,
    NewProgramme, Presented, Programme, ProgrammeId, ProgrammeQuery, Undertaken,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

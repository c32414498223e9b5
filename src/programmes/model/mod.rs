//! What programmes and actions are.
mod action;
mod programme;

pub use action::{
    Action, ActionChange, ActionFollowUp, ActionId, ActionQuery, ActionStatus, ActionTold, NewAction,
    Undertaken,
};
pub use programme::{NewProgramme, Presented, Programme, ProgrammeId, ProgrammeQuery};

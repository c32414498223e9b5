//! What decisions and their effects are.
mod decision;
mod effect;
mod life;
mod members;
mod read;
mod schema;
mod subject;
mod upon;

pub use decision::{BodyDecisionQuery, Decision, DecisionTold, NewDecision, Outcome};
pub use effect::{
    AdoptStatutes, Appoint, Effect, EndAppointment, OpenActions, PresentProgramme, Renew, Renumber, ToDo,
};
pub use life::{DissolveBody, MergeBodies, MoveBody, SplitBody};
pub use members::{AdmitMember, EndMembership, RenameBody};
pub use upon::{AnnulDecision, ConfirmDecision};

//! What decisions and their effects are.
mod authority;
mod decision;
mod effect;
mod files;
mod life;
mod members;
mod read;
mod referral;
mod schema;
mod subject;
mod upon;
mod work;

pub use authority::{EmpowerPerson, RevokeEmpowerment};
pub use decision::{BodyDecisionQuery, Decision, DecisionTold, NewDecision, Outcome};
pub use effect::{AdoptStatutes, Appoint, Effect, EndAppointment, Renew, Renumber};
pub use files::{AcceptApplication, RefuseApplication};
pub use life::{DissolveBody, MergeBodies, MoveBody, SplitBody};
pub use members::{AdmitMember, EndMembership, RenameBody};
pub use referral::ReferToEthics;
pub use upon::{AnnulDecision, ConfirmDecision};
pub use work::{AdoptProgramme, OpenActions, PresentProgramme, ToDo};

//! Applications: requests for membership, from the day they come in until they are closed.
//!
//! 2026-11-27. A relative on a committee is recused from the file (`recusals`), and so neither votes nor decides: a
//! relation between persons kept beside that was refused, for it would say the same thing twice. Votes and reasons are
//! rows of their own that take a permission of their own, so that nothing of them stands in what everybody is shown of an
//! application, its list or its history.
//!
//! 2026-11-28. A meeting of the body decides too (`accept_application`, `refuse_application`): with its decision, and by the
//! steps that the votes cast on an application lead to. Whoever would not count there does not count here, and no source
//! makes up for members who were not there. Refused: to leave the body its meetings and keep its applications apart, by which
//! the minutes of a committee would not tell what it settled.
mod actions;
pub mod forms;
mod memory;
mod model;
mod routes;
mod rules;
mod store;

pub(crate) use actions::barred_among;
pub use actions::{
    applicants, decide_at_meeting, due_for_erasure, erase_from, expect_enough, forget_over, take_out,
};
pub use model::{
    Application, ApplicationChange, ApplicationDecisionId, ApplicationDetails, ApplicationId,
    ApplicationOutcome, ApplicationQuery, ApplicationState, ApplicationStep, ApplicationTold,
    ApplicationVerdict, Attestation, Choice, Decision, ListedDocument, MeetingVerdict, NewAppeal,
    NewApplication, NewAttestation, NewDecision, NewVote, OwnApplication, Vote, VoteId, VoteWithdrawal,
    WaitsFor,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

//! What an application is, what is sent about one, and what is told of it.
mod ballots;
mod row;
mod sent;
mod told;
mod words;

pub use ballots::{ApplicationDecisionId, Decision, MeetingVerdict, Vote, VoteId};
pub(super) use ballots::{Chamber, Tally};
pub use row::{Application, ApplicationId, Attestation, ListedDocument};
pub use sent::{
    ApplicationChange, ApplicationDetails, ApplicationQuery, ApplicationStep, NewAppeal, NewApplication,
    NewAttestation, NewDecision, NewVote, VoteWithdrawal,
};
pub use told::{ApplicationTold, OwnApplication};
pub use words::{ApplicationOutcome, ApplicationState, ApplicationVerdict, Choice, WaitsFor};

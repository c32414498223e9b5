//! The votes by which a decision is taken: who voted how where each was called, how many where they were counted, who stood
//! back for a conflict of interest, and whether the majority of the statutes was reached.
//!
//! 2026-11-27. Votes are told with the decision, in one change: an assembly votes in its room, and what is recorded is the
//! result. They are kept as they were, with the majority that was asked then; the seats and the statutes of a day may be
//! corrected later. Refused: votes sent one by one, each by its voter, which would make the registry a voting machine.
mod actions;
mod electors;
mod model;
mod routes;
mod rules;
mod store;

pub(super) use actions::{Ballot, Settled, keep, settle};
pub(in crate::meetings) use electors::Electors;
pub use model::{
    CastChoice, CastingVote, CountDoubt, DecisionOutcome, DecisionVoteId, MajorityFound, MajorityState,
    NewConflict, NewVote, RollChoice, Vote, VoteQuery, VoteTold,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub(in crate::meetings) use rules::is_a_vote;
pub(in crate::meetings) use store::{recused_at, recused_from};
pub(super) use store::{recused_of, voted_unseen};

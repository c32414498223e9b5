//! What elections are made of.
mod candidacy;
mod election;
mod forms;
mod round;

pub(super) use crate::db::Moment;
pub use candidacy::{Candidacy, Candidate, CandidateId, CandidateTold};
pub use election::{
    ElectedSeat, Election, ElectionId, ElectionQuery, ElectionState, ElectionTerms, ElectionTold, NextStep,
};
pub use forms::{
    NewAbandonment, NewCandidacy, NewDraw, NewElection, NewProclamation, NewReading, NewRound,
    NewRoundAnnulment, NewWithdrawal,
};
pub use round::{Count, Elected, ElectionReadingId, Reading, ReadingTold, Round, VotesFor};

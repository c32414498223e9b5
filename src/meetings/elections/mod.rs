//! Elections: who stands for which seats, what each round counted, who read the count, and whom it elected.
//!
//! 2026-11-28. No vote is cast here: what a ballot on paper, or a show of hands, came to is recorded, read a second time by another
//! scrutineer, and proclaimed. A proclamation is a decision like any other: its quorum is asked, it is numbered among those of
//! the meeting, it appoints whoever was elected, and a later decision annuls it. An election is one thing with one version:
//! candidacies and rounds have numbers in it, as they have on the record of a ballot, and no address of their own. Persons alone
//! stand in rows beside it, since a merge must find them. What the statutes say of elections (rounds, ties, how seats are shared
//! among lists, how many read the count) is data of the body that holds them. Refused: one record for each ballot paper, which
//! would make a secret ballot a list.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{
    Candidacy, Candidate, CandidateId, CandidateTold, Count, Elected, ElectedSeat, Election, ElectionId,
    ElectionQuery, ElectionReadingId, ElectionState, ElectionTerms, ElectionTold, NewAbandonment,
    NewCandidacy, NewDraw, NewElection, NewProclamation, NewReading, NewRound, NewRoundAnnulment,
    NewWithdrawal, NextStep, Reading, ReadingTold, Round, VotesFor,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub(super) use store::{candidates_in, of_decision, of_meeting, readings_in};

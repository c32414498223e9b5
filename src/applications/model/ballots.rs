//! Votes on an application, and what they decide.
use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::basis::{DecisionId, Source};
use crate::bodies::BodyId;
use crate::db::{Json, Moment, MultiBackend, application_decisions, application_votes};
use crate::id_type;
use crate::persons::PersonId;
use crate::statutes::document::Majority;
use crate::words::PartialDate;

use super::row::ApplicationId;
use super::words::{ApplicationVerdict, Choice};

id_type! {
    /// Identifies a vote.
    VoteId
}

id_type! {
    /// Identifies what a body decided of an application.
    ApplicationDecisionId
}

/// Somebody's vote.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = application_votes, check_for_backend(MultiBackend))]
#[schema(as = ApplicationVote)]
pub struct Vote {
    /// Identifies it.
    pub id: VoteId,
    /// On what.
    pub application_id: ApplicationId,
    /// Whose application that is.
    pub person_id: PersonId,
    /// In which round.
    pub round: i64,
    /// Who voted.
    pub voter_id: PersonId,
    /// How.
    pub choice: Choice,
    /// Why, if that was told.
    pub reason: Option<String>,
    /// The day of the vote.
    pub voted_on: NaiveDate,
    /// Where it was found, where another recorded it.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// Who recorded it: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// When it was recorded.
    pub created_at: Moment,
}

/// What a body decided of an application.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = application_decisions, check_for_backend(MultiBackend))]
#[schema(as = ApplicationDecision)]
pub struct Decision {
    /// Identifies it.
    pub id: ApplicationDecisionId,
    /// Of what.
    pub application_id: ApplicationId,
    /// Whose application that is.
    pub person_id: PersonId,
    /// In which round.
    pub round: i64,
    /// For the first time (1), or on appeal (2).
    pub instance: i64,
    /// Which body.
    pub body_id: BodyId,
    /// What it decided.
    pub outcome: ApplicationVerdict,
    /// Whether it is a refusal for good.
    pub banned: bool,
    /// Why.
    pub reasons: Option<String>,
    /// The day it did.
    pub decided_on: NaiveDate,
    /// How many voted to accept it, on the application itself; of what a meeting decided, its decision tells.
    pub votes_to_accept: i64,
    /// How many voted to refuse it.
    pub votes_to_refuse: i64,
    /// How many voted to send it back.
    pub votes_to_return: i64,
    /// How many abstained.
    pub abstentions: i64,
    /// How many had a vote on that day.
    pub voters: i64,
    /// Who recorded it: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// When it was recorded.
    pub created_at: Moment,
    /// The decision of a meeting that it was; null where the votes cast on the application decided.
    pub decision_id: Option<DecisionId>,
}

/// What a meeting of the body that decides made of an application.
#[derive(Debug, Clone)]
pub struct MeetingVerdict {
    /// The decision it is.
    pub decision: DecisionId,
    /// Of which body.
    pub body: BodyId,
    /// The day it was taken.
    pub day: PartialDate,
    /// What it is.
    pub outcome: ApplicationVerdict,
    /// Whether it is a refusal for good.
    pub banned: bool,
    /// Why, of a refusal.
    pub reasons: Option<String>,
}

/// Who decides in a body on a day, and how many of them it takes.
#[derive(Debug, Clone)]
pub(in crate::applications) struct Chamber {
    /// Who has a vote.
    pub(in crate::applications) voters: HashSet<PersonId>,
    /// How many must vote.
    pub(in crate::applications) needed: usize,
    /// How many of the votes carry.
    pub(in crate::applications) majority: Majority,
}

impl Chamber {
    /// Whether there are enough who could vote, without those who may not on this one.
    pub(in crate::applications) fn is_able(&self, barred: Option<&HashSet<PersonId>>) -> bool {
        let may = |voter: &&PersonId| !barred.is_some_and(|barred| barred.contains(voter));
        self.voters.iter().filter(may).count() >= self.needed
    }
}

/// How many voted how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::applications) struct Tally {
    /// To accept it.
    pub(in crate::applications) accept: usize,
    /// To refuse it.
    pub(in crate::applications) refuse: usize,
    /// To send it back.
    pub(in crate::applications) send_back: usize,
    /// Neither.
    pub(in crate::applications) abstain: usize,
}

impl Tally {
    /// The count of these choices.
    pub(in crate::applications) fn of(choices: impl Iterator<Item = Choice>) -> Self {
        let mut tally = Self::default();
        for choice in choices {
            let count = match choice {
                Choice::Accept => &mut tally.accept,
                Choice::Refuse => &mut tally.refuse,
                Choice::Return => &mut tally.send_back,
                Choice::Abstain => &mut tally.abstain,
            };
            *count = count.saturating_add(1);
        }
        tally
    }

    /// Everybody who voted, for something or not.
    pub(in crate::applications) fn whole(self) -> usize {
        [self.refuse, self.send_back, self.abstain]
            .iter()
            .fold(self.accept, |all, one| all.saturating_add(*one))
    }
}

//! What is sealed of what was ruled in a case, and of what came of it.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::appointments::NewAppointment;
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::statutes::document::Code;
use crate::words::{ExactDay, Line, Paragraphs, exact_day, exact_day_if_any};

use super::row::CaseMemberId;
use super::words::{CaseVerdict, EffectDone, HowCompared};

/// What is ruled: nothing, or a sanction of the ladder of the statutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseVerdictGiven)]
pub struct Verdict {
    /// Whether there is a sanction.
    pub outcome: CaseVerdict,
    /// Which, by its code in the statutes.
    pub sanction: Option<Code>,
    /// How many months it lasts, where it lasts.
    pub months: Option<u32>,
}

/// A vote on a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseVote {
    /// Who voted, of those assigned.
    pub member: CaseMemberId,
    /// For the first time (1), or on appeal (2).
    pub instance: i64,
    /// For what.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Why, where that is to be on record: of whoever dissents above all.
    pub opinion: Option<Paragraphs<4000>>,
    /// The day of the vote.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
}

/// How the votes were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseVotesCounted)]
pub struct Counted {
    /// For what was ruled.
    pub given: u32,
    /// For anything else.
    pub against: u32,
    /// How many had to vote.
    pub needed: u32,
}

/// What a panel ruled.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseRuling {
    /// For the first time (1), or on appeal (2).
    pub instance: i64,
    /// Which committee.
    pub body_id: BodyId,
    /// What.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Why.
    pub reasons: Paragraphs<10000>,
    /// The day it was.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// How the votes were.
    pub votes: Counted,
    /// On appeal: what it does to the ruling appealed against.
    pub compared: Option<HowCompared>,
    /// The first day it holds; null while it waits for an appeal, and of one that does nothing.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub holds_from: Option<NaiveDate>,
    /// What it did.
    #[schema(max_items = 200)]
    pub effects: Vec<CaseEffect>,
}

/// Something a ruling or a measure did.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseEffect {
    /// What it did.
    pub done: EffectDone,
    /// To what kind of thing: `membership`, `imposition`, `office_freeze` or `appointment`.
    pub kind: String,
    /// To which.
    pub id: Uuid,
    /// From which day on.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// Why it was left as it is.
    pub left_because: Option<String>,
    /// Of an office that was ended: the day it was to end anyhow.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub was_to_end_on: Option<NaiveDate>,
    /// Of an office that was made void before it began: what it was to be.
    #[serde(default)]
    pub voided: Option<OfficeVoided>,
}

/// An office that was made void before it began.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseOfficeVoided)]
pub struct OfficeVoided {
    /// The position.
    pub position_id: PositionId,
    /// How it was to be held.
    pub appointment: NewAppointment,
}

/// That the person was told of a ruling.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseNotification {
    /// Of which: the first (1), or the one on appeal (2).
    pub instance: i64,
    /// How: by hand, by bailiff, by registered letter.
    pub how: Line<100>,
    /// The day.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
}

/// An appeal.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseAppeal {
    /// Why.
    pub grounds: Paragraphs<10000>,
    /// The day it came in.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
}

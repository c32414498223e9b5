//! What is sealed of a case: everything that is told in it.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::basis::DecisionId;
use crate::bodies::BodyId;
use crate::statutes::document::Code;
use crate::words::{ExactDay, Line, Paragraphs, exact_day, exact_day_if_any};

use super::row::{CaseMemberId, CasePartyId};
use super::words::{CaseVerdict, ClockChange, EffectDone, HowCompared};

/// What is told in a case. It is sealed under the key of the case, and read by those assigned to it alone.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseContent {
    /// What it is about, in brief.
    pub title: Line<200>,
    /// What is said to have happened.
    pub facts: Paragraphs<20000>,
    /// Whom it is about, as the complaint says, where that is nobody of the register yet.
    pub described: Option<Line<200>>,
    /// The body that complained.
    pub complaining_body: Option<BodyId>,
    /// The decision by which it did.
    #[serde(default)]
    pub complaining_decision: Option<DecisionId>,
    /// What was brought as evidence, at most 100.
    #[schema(max_items = 100)]
    pub evidence: Vec<CaseEvidence>,
    /// What was said of its admissibility.
    pub admission: Option<CaseAdmission>,
    /// When the person was summoned and heard, at most 20.
    #[schema(max_items = 20)]
    pub hearings: Vec<CaseHearing>,
    /// What the parties said in writing, at most 100.
    #[schema(max_items = 100)]
    pub statements: Vec<CaseStatement>,
    /// Who judges it no more, and why.
    #[schema(max_items = 100)]
    pub recusals: Vec<CaseRecusal>,
    /// Who voted how.
    #[schema(max_items = 100)]
    pub votes: Vec<CaseVote>,
    /// What was ruled: for the first time, and on appeal.
    #[schema(max_items = 2)]
    pub rulings: Vec<CaseRuling>,
    /// When the person was told of what was ruled.
    #[schema(max_items = 2)]
    pub notifications: Vec<CaseNotification>,
    /// The appeal.
    pub appeal: Option<CaseAppeal>,
    /// The precautionary measures, at most 20.
    #[schema(max_items = 20)]
    pub measures: Vec<CaseMeasure>,
    /// What became of the deadlines, at most 50.
    #[schema(max_items = 50)]
    pub clock: Vec<CaseClockChange>,
}

/// A piece of evidence: told of, and kept elsewhere.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseEvidence {
    /// What it is.
    pub title: Line<200>,
    /// Where to look it up.
    pub reference: Option<Line<500>>,
    /// What it shows.
    pub note: Option<Paragraphs<4000>>,
    /// The day it was brought.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub brought_on: NaiveDate,
}

/// Whether a complaint was admitted, and why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseAdmission {
    /// Whether it was.
    pub is_admitted: bool,
    /// Why; always told of one that was not.
    pub reasons: Option<Paragraphs<4000>>,
    /// The day that was said.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
}

/// A hearing, from the summons to its record.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseHearing {
    /// Counts the hearings of the case.
    pub number: u32,
    /// For the first time (1), or on appeal (2).
    pub instance: i64,
    /// The day the person was summoned.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub summoned_on: NaiveDate,
    /// The day of the hearing.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// At what hour.
    pub hour: Option<Line<40>>,
    /// Where.
    pub place: Option<Line<200>>,
    /// Whether the person came, or was represented; null until that is recorded.
    pub was_heard: Option<bool>,
    /// Who spoke for the person.
    pub representative: Option<Line<200>>,
    /// What was said.
    pub record: Option<Paragraphs<20000>>,
}

/// What a party said in writing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseStatement {
    /// Which party.
    pub party: CasePartyId,
    /// What was said.
    pub text: Paragraphs<10000>,
    /// The day it came in.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
}

/// That somebody judges the case no more.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseRecusal {
    /// Who, of those assigned.
    pub member: CaseMemberId,
    /// Why.
    pub reason: Paragraphs<1000>,
    /// Since when.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
}

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
    /// To what kind of thing: `membership`, `membership_standing` or `appointment`.
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

/// A precautionary measure.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseMeasure {
    /// Counts the measures of the case.
    pub number: u32,
    /// Which, by its code in the statutes.
    pub measure: Code,
    /// Why.
    pub reasons: Paragraphs<4000>,
    /// Its first day.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub starts_on: NaiveDate,
    /// Its last day.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub ends_on: NaiveDate,
    /// The day it was ended ahead of that, or found void.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub lifted_on: Option<NaiveDate>,
    /// What it did.
    #[schema(max_items = 10)]
    pub effects: Vec<CaseEffect>,
}

impl CaseMeasure {
    /// The last day it held, or is to hold.
    pub(in crate::ethics) fn lasted_until(&self) -> NaiveDate {
        self.lifted_on.and_then(|lifted| lifted.pred_opt()).unwrap_or(self.ends_on)
    }
}

/// What became of a deadline, and why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseClockChange {
    /// What.
    pub change: ClockChange,
    /// By how many days.
    pub days: Option<u32>,
    /// Why.
    pub reasons: Paragraphs<1000>,
    /// The day of it.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
}

//! What is sealed of a case: everything that is told in it.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::basis::DecisionId;
use crate::bodies::BodyId;
use crate::words::{ExactDay, Line, Paragraphs, exact_day};

use super::super::publications::CasePublicationId;
use super::measure::CaseMeasure;
use super::row::{CaseMemberId, CasePartyId};
use super::ruled::{CaseAppeal, CaseNotification, CaseRuling, CaseVote};
use super::words::ClockChange;

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
    /// What was published of it.
    #[serde(default)]
    pub publication: Option<CasePublicationId>,
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

//! What is sent while a case is looked into.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::words::{ExactDay, Line, Paragraphs, exact_day, exact_day_if_any};

use super::super::words::ClockChange;

/// What is said of whether a complaint is admissible.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseAdmission {
    /// Whether it is.
    pub is_admitted: bool,
    /// Why; needed of one that is not.
    #[serde(default)]
    pub reasons: Option<Paragraphs<4000>>,
    /// The day of it; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseEvidence {
    /// What it is.
    pub title: Line<200>,
    /// Where to look it up.
    #[serde(default)]
    pub reference: Option<Line<500>>,
    /// What it shows.
    #[serde(default)]
    pub note: Option<Paragraphs<4000>>,
    /// The day it was brought; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// A summons to a hearing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseHearing {
    /// The day of the hearing.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// The day the person was summoned; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub summoned_on: Option<NaiveDate>,
    /// At what hour.
    #[serde(default)]
    #[schema(example = "10:30")]
    pub hour: Option<Line<40>>,
    /// Where.
    #[serde(default)]
    pub place: Option<Line<200>>,
}

/// The record of a hearing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCaseHearingRecord)]
pub struct NewHearingRecord {
    /// Which hearing of the case.
    #[validate(range(min = 1, max = 20))]
    #[schema(minimum = 1, maximum = 20)]
    pub hearing: u32,
    /// Whether the person came, or was represented.
    pub was_heard: bool,
    /// Who spoke for the person.
    #[serde(default)]
    pub representative: Option<Line<200>>,
    /// What was said.
    #[serde(default)]
    pub record: Option<Paragraphs<20000>>,
}

/// What a party says in writing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseStatement {
    /// What.
    pub text: Paragraphs<10000>,
}

/// What becomes of a deadline.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseClock {
    /// What.
    pub change: ClockChange,
    /// By how many days it is extended.
    #[serde(default)]
    #[validate(range(min = 1, max = 365))]
    #[schema(minimum = 1, maximum = 365)]
    pub days: Option<u32>,
    /// Why.
    pub reasons: Paragraphs<1000>,
    /// The day of it; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

//! What is sent of votes, rulings and appeals.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::statutes::document::Code;
use crate::words::{ExactDay, Line, Paragraphs, exact_day_if_any};

use super::super::row::CaseMemberId;
use super::super::words::CaseVerdict;

/// A vote on a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseVote {
    /// Whether there is to be a sanction.
    pub outcome: CaseVerdict,
    /// Which, by its code in the statutes.
    #[serde(default)]
    pub sanction: Option<Code>,
    /// How many months it is to last, where it lasts.
    #[serde(default)]
    #[validate(range(min = 1, max = 120))]
    #[schema(minimum = 1, maximum = 120)]
    pub months: Option<u32>,
    /// Why: of whoever dissents above all.
    #[serde(default)]
    pub opinion: Option<Paragraphs<4000>>,
    /// Who votes, of those assigned, where the rapporteur records it from a paper; whoever asks, if absent.
    #[serde(default)]
    pub member: Option<CaseMemberId>,
    /// The day of the vote; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// A ruling, as the votes have it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseRuling {
    /// Whether there is a sanction.
    pub outcome: CaseVerdict,
    /// Which, by its code in the statutes.
    #[serde(default)]
    pub sanction: Option<Code>,
    /// How many months it lasts, where it lasts.
    #[serde(default)]
    #[validate(range(min = 1, max = 120))]
    #[schema(minimum = 1, maximum = 120)]
    pub months: Option<u32>,
    /// Why.
    pub reasons: Paragraphs<10000>,
    /// The day it was ruled; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// That the person was told of a ruling.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseNotice {
    /// How.
    #[schema(example = "by hand, against a receipt")]
    pub how: Line<100>,
    /// The day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// An appeal of whom the case is about.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCaseAppeal)]
pub struct NewAppealOfCase {
    /// Why.
    pub grounds: Paragraphs<10000>,
    /// The day it came in; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

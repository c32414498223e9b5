//! What is sent of a case that comes in, and of who judges it.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::bodies::BodyRef;
use crate::http::QueryForm;
use crate::persons::PersonId;
use crate::words::{ExactDay, Line, Paragraphs, exact_day_if_any, few};

use super::super::row::{CaseId, CaseMemberId};
use super::super::words::CaseState;

/// A complaint to be entered by whoever receives them for a committee.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    /// The committee, by its id or its slug.
    pub body: BodyRef,
    /// Whom it is about, if that is known.
    #[serde(default)]
    pub respondent_id: Option<PersonId>,
    /// Whom it is about, as the complaint says, until that is known.
    #[serde(default)]
    pub described: Option<Line<200>>,
    /// Who complains.
    #[serde(default, deserialize_with = "few::<_, _, 0, 10>")]
    #[schema(max_items = 10)]
    pub complainants: Vec<PersonId>,
    /// Whether whom it is about never learns who complains.
    #[serde(default)]
    pub protected: bool,
    /// The body that complains, by its id or its slug.
    #[serde(default)]
    pub complaining_body: Option<BodyRef>,
    /// Who is asked about it.
    #[serde(default, deserialize_with = "few::<_, _, 0, 20>")]
    #[schema(max_items = 20)]
    pub witnesses: Vec<PersonId>,
    /// What it is about, in brief.
    #[schema(example = "Words against the party in public")]
    pub title: Line<200>,
    /// What is said to have happened.
    pub facts: Paragraphs<20000>,
    /// The day it came in; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub received_on: Option<NaiveDate>,
}

/// A complaint of one's own.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewComplaint {
    /// The committee, by its id or its slug.
    pub body: BodyRef,
    /// Whom it is about: in words, as the register is not open to everybody.
    pub described: Line<200>,
    /// Whether whom it is about never learns who complains.
    #[serde(default)]
    pub protected: bool,
    /// What it is about, in brief.
    pub title: Line<200>,
    /// What happened.
    pub facts: Paragraphs<20000>,
}

/// A step in the course of a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CaseStep {
    /// The day of it; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// Who judges a case, and whom it is about where that was not known.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCasePanel {
    /// Who judges it: members of the committee who are not recused.
    #[serde(deserialize_with = "few::<_, _, 1, 30>")]
    #[schema(min_items = 1, max_items = 30)]
    pub members: Vec<PersonId>,
    /// Who of them looks into it, and reports to the others.
    #[serde(default)]
    pub rapporteur_id: Option<PersonId>,
    /// Whom the case is about, where the complaint only described the person.
    #[serde(default)]
    pub respondent_id: Option<PersonId>,
}

/// That whoever is assigned judges a case no more.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseRecusal {
    /// Who, of those assigned; whoever asks, if absent.
    #[serde(default)]
    pub member: Option<CaseMemberId>,
    /// Why.
    #[schema(example = "his brother-in-law")]
    pub reason: Paragraphs<1000>,
}

/// That a case is heard together with another of the same committee, or by itself again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CaseJoinder {
    /// The other; null to hear it by itself again.
    pub with: Option<CaseId>,
}

/// Which cases to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CaseQuery {
    /// Only those that are so far.
    pub state: Option<CaseState>,
    /// Only those before this committee, by its id or its slug.
    pub body: Option<BodyRef>,
    /// Only those whose next step should have been taken before the day asked for (true), or none of those (false).
    pub overdue: Option<bool>,
}

impl QueryForm for CaseQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        true
    }
}

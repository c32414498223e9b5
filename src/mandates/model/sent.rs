//! What is sent of mandates.
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::Source;
use crate::http::QueryForm;
use crate::persons::PersonId;
use crate::territory::TerritoryCode;
use crate::words::{Line, PartialDate};

use super::super::institutions::InstitutionId;
use super::words::{FunctionHeld, MandateEnding, MandateFunction, Verification};

/// A mandate to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMandate {
    /// Who holds it; he or she need not be a member.
    pub person_id: PersonId,
    /// Where.
    pub institution_id: InstitutionId,
    /// What its holder does there, at most 10; nothing but sit there, if absent.
    #[serde(default)]
    #[validate(length(max = 10), nested)]
    #[schema(max_items = 10)]
    pub functions: Vec<FunctionHeld>,
    /// The list he or she was elected on, as it was called.
    #[serde(default)]
    pub list_label: Option<Line<200>>,
    /// The first day, as far as known.
    pub starts_on: PartialDate,
    /// The last day of a term that is over, as far as known; what ends early is ended (`/end`).
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// How far all this is to be trusted.
    #[serde(default = "declared")]
    pub verification: Verification,
    /// Where it was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

fn declared() -> Verification {
    Verification::Declared
}

/// What can be corrected of a mandate.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MandateDetails {
    /// What its holder does there, at most 10; all of it, in place of what was known.
    #[serde(default)]
    #[validate(length(max = 10), nested)]
    #[schema(max_items = 10)]
    pub functions: Vec<FunctionHeld>,
    /// The list he or she was elected on, as it was called.
    #[serde(default)]
    pub list_label: Option<Line<200>>,
    /// The first day, as far as known.
    pub starts_on: PartialDate,
    /// The last day, of a mandate that has ended; null takes its end back.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// How far all this is to be trusted.
    pub verification: Verification,
    /// Where it was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
    /// Where its end was found.
    #[serde(default)]
    #[validate(nested)]
    pub end_source: Option<Source>,
}

/// The end of a mandate.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MandateEnd {
    /// The last day, as far as it is known.
    pub ends_on: PartialDate,
    /// How it ended.
    pub ended_by: MandateEnding,
    /// Why, in words.
    #[serde(default)]
    #[schema(example = "annulled by the administrative court")]
    pub reason: Option<Line<500>>,
    /// Where that was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// Which mandates to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MandateQuery {
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those in this institution.
    pub institution_id: Option<InstitutionId>,
    /// Only those in institutions of this territory or one below it.
    pub under: Option<TerritoryCode>,
    /// Only those whose holder does this there.
    pub function: Option<MandateFunction>,
    /// Every mandate there ever was, instead of those in force on the day asked for.
    pub history: Option<bool>,
}

impl QueryForm for MandateQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        true
    }
}

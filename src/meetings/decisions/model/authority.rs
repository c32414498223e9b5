//! What a decision can order of the authority to act for a body.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::empowerments::EmpowermentId;
use crate::persons::PersonId;
use crate::words::{ExactDay, Line, Paragraphs, exact_day_if_any};

/// A person is given a written authority: to act for the body, for a purpose and within limits. It gives no rights over the
/// registry.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EmpowerPerson {
    /// Who.
    pub person_id: PersonId,
    /// What for.
    #[schema(example = "توقيع عقد كراء المقر")]
    pub purpose: Line<300>,
    /// Within which limits, where some are set.
    #[serde(default)]
    #[schema(example = "في حدود ثلاثة آلاف درهم في الشهر")]
    pub limits: Option<Paragraphs<2000>>,
    /// The first day it holds; the day of the decision, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// The last day it holds, where it is set; else it holds until it is taken back.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub ends_on: Option<NaiveDate>,
}

/// An authority that the body gave, or one below did, is taken back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RevokeEmpowerment {
    /// The empowerment.
    pub empowerment_id: EmpowermentId,
    /// The last day it holds; the day of the decision, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

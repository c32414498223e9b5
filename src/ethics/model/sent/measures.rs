//! What is sent of precautionary measures.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::AppointmentId;
use crate::statutes::document::Code;
use crate::words::{ExactDay, Paragraphs, exact_day_if_any};

/// A precautionary measure.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseMeasure {
    /// Which, by its code in the statutes.
    #[schema(example = "membership_freeze")]
    pub measure: Code,
    /// Which office it freezes, where the measure is of offices and is to leave the others alone; all of them, if absent.
    #[serde(default)]
    pub appointment_id: Option<AppointmentId>,
    /// Why.
    pub reasons: Paragraphs<4000>,
    /// Its first day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// For how many days; as many as the statutes allow, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 3650))]
    #[schema(minimum = 1, maximum = 3650)]
    pub days: Option<u32>,
}

/// The end of a precautionary measure ahead of its last day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCaseMeasureEnd)]
pub struct NewMeasureEnd {
    /// Which measure of the case.
    #[validate(range(min = 1, max = 20))]
    #[schema(minimum = 1, maximum = 20)]
    pub measure: u32,
    /// The first day it holds no more; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// That whoever asks, of those assigned, confirms a precautionary measure.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCaseMeasureConfirmation)]
pub struct NewMeasureConfirmation {
    /// Which measure of the case.
    #[validate(range(min = 1, max = 20))]
    #[schema(minimum = 1, maximum = 20)]
    pub measure: u32,
}

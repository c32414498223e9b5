//! What is sealed of a precautionary measure.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::basis::AppointmentId;
use crate::statutes::document::Code;
use crate::words::{ExactDay, Paragraphs, exact_day, exact_day_if_any};

use super::row::CaseMemberId;
use super::ruled::CaseEffect;

/// A precautionary measure.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseMeasure {
    /// Counts the measures of the case.
    pub number: u32,
    /// Which, by its code in the statutes.
    pub measure: Code,
    /// Which office it freezes, where it leaves the others alone.
    #[serde(default)]
    pub appointment_id: Option<AppointmentId>,
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
    /// By when it is to be confirmed, where it is void after that day otherwise.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub confirm_by: Option<NaiveDate>,
    /// The day it was confirmed.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub confirmed_on: Option<NaiveDate>,
    /// Who confirmed it so far, of those assigned, at most 100.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub confirmed_by: Vec<CaseMemberId>,
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
        self.lifted_on.and_then(|lifted| lifted.pred_opt()).unwrap_or(self.holds_until())
    }

    /// The last day it is to hold, as far as it is confirmed.
    pub(in crate::ethics) fn holds_until(&self) -> NaiveDate {
        match (self.confirm_by, self.confirmed_on) {
            (Some(by), None) => by.min(self.ends_on),
            _ => self.ends_on,
        }
    }

    /// By when it is to be confirmed, if it is still to be and was not ended.
    pub(in crate::ethics) fn awaits_confirmation(&self) -> Option<NaiveDate> {
        self.confirm_by.filter(|_| self.confirmed_on.is_none() && self.lifted_on.is_none())
    }
}

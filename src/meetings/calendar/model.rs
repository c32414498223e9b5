//! Which meetings a calendar holds.
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::bodies::BodyRef;
use crate::http::{Format, QueryForm};
use crate::meetings::model::{MeetingKind, MeetingState};
use crate::persons::PersonId;
use crate::words::{ExactDay, exact_day_if_any};

/// Which meetings a calendar holds.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct MeetingCalendarQuery {
    /// Only those of this body.
    pub body: Option<BodyRef>,
    /// Only those held for this.
    pub kind: Option<MeetingKind>,
    /// Only those that are still to come, were held, or were called off.
    pub state: Option<MeetingState>,
    /// Only those this person chairs.
    pub chair_id: Option<PersonId>,
    /// Only those held on this day or later; a year back, if absent.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub from: Option<NaiveDate>,
    /// Only those held on this day or earlier; two years ahead, if absent.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub to: Option<NaiveDate>,
}

impl QueryForm for MeetingCalendarQuery {
    const LISTS: bool = false;
    const FORMATS: &'static [Format] = &[Format::Calendar];
}

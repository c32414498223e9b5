//! What a cancellation is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::{Moment, MultiBackend, meeting_cancellations};
use crate::http::Resource;
use crate::meetings::convocations::Channel;
use crate::words::{ExactDay, Line, exact_day_if_any};

/// That a meeting was called off.
#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema,
)]
#[diesel(table_name = meeting_cancellations, primary_key(meeting_id), check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
#[schema(as = MeetingCancellation)]
pub struct Cancellation {
    /// Which meeting.
    pub meeting_id: MeetingId,
    /// Why.
    pub reason: String,
    /// The day on which those who had been invited were told; null while they are to be told.
    pub told_on: Option<NaiveDate>,
    /// By what they were told.
    pub channel: Option<Channel>,
    /// Who recorded it.
    pub recorded_by: String,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it was last corrected.
    pub updated_at: Moment,
}

/// A cancellation, with the state it counts together with its meeting.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MeetingCancellationTold)]
pub struct CancellationTold {
    /// The cancellation.
    #[serde(flatten)]
    pub cancellation: Cancellation,
    /// Counts the states of the meeting and its cancellation; part of the ETag.
    pub version: i64,
}

impl Resource for CancellationTold {
    fn path(&self) -> String {
        format!("/v1/meetings/{}/cancellation", self.cancellation.meeting_id)
    }
    fn version(&self) -> i64 {
        self.version
    }
    /// The meeting: the two count their states together.
    fn object(&self) -> String {
        self.cancellation.meeting_id.to_string()
    }
}

/// That a meeting is called off, and why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMeetingCancellation)]
pub struct NewCancellation {
    /// Why.
    #[schema(example = "تعذر حضور أغلب الأعضاء")]
    pub reason: Line<300>,
    /// The day on which those who had been invited were told, if they were.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub told_on: Option<NaiveDate>,
    /// By what they were told.
    #[serde(default)]
    pub channel: Option<Channel>,
}

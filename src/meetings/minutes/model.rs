//! What minutes are.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::{Moment, MultiBackend, meetings};
use crate::http::Resource;
use crate::persons::{PersonId, PersonName};
use crate::words::{ExactDay, Paragraphs, exact_day_if_any};

/// How far the minutes of a meeting are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MinutesState {
    /// Not written yet.
    None,
    /// Written, not approved.
    Draft,
    /// Approved, not locked.
    Approved,
    /// Locked: nothing of the meeting changes any more.
    Locked,
}

impl MinutesState {
    /// How far minutes are that were drafted, approved, locked, or not.
    pub(in crate::meetings) fn of(is_drafted: bool, is_approved: bool, is_locked: bool) -> Self {
        match (is_drafted, is_approved, is_locked) {
            (_, _, true) => Self::Locked,
            (_, true, _) => Self::Approved,
            (true, _, _) => Self::Draft,
            _ => Self::None,
        }
    }
}

/// The minutes of a meeting, kept in its row: they count their states together.
#[derive(Debug, Clone, Queryable, Selectable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = meetings, treat_none_as_null = true, check_for_backend(MultiBackend))]
pub struct Minutes {
    /// The meeting.
    #[serde(rename = "meeting_id")]
    pub id: MeetingId,
    /// Their text.
    #[diesel(column_name = minutes_text)]
    pub text: Option<String>,
    /// Who drafted them.
    #[diesel(column_name = minutes_drafted_by)]
    pub drafted_by: Option<PersonId>,
    /// When the draft was last recorded.
    #[diesel(column_name = minutes_drafted_at)]
    pub drafted_at: Option<Moment>,
    /// Who approved them.
    #[diesel(column_name = minutes_approved_by)]
    pub approved_by: Option<PersonId>,
    /// The day they were approved.
    #[diesel(column_name = minutes_approved_on)]
    pub approved_on: Option<NaiveDate>,
    /// When they were locked.
    #[diesel(column_name = minutes_locked_at)]
    pub locked_at: Option<Moment>,
    /// Counts the states of the meeting and its minutes; part of the ETag.
    pub version: i64,
    /// When meeting or minutes last changed.
    pub updated_at: Moment,
}

impl Minutes {
    /// How far they are.
    pub fn state(&self) -> MinutesState {
        MinutesState::of(self.drafted_at.is_some(), self.approved_on.is_some(), self.locked_at.is_some())
    }
}

/// Minutes, with their state and the names of who drafted and approved them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MinutesTold {
    /// The minutes.
    #[serde(flatten)]
    pub minutes: Minutes,
    /// How far they are.
    pub state: MinutesState,
    /// The name of who drafted them.
    pub drafter: Option<PersonName>,
    /// The name of who approved them.
    pub approver: Option<PersonName>,
}

impl Resource for MinutesTold {
    fn path(&self) -> String {
        format!("/v1/meetings/{}/minutes", self.minutes.id)
    }
    fn version(&self) -> i64 {
        self.minutes.version
    }
    /// The meeting: the two count their states together.
    fn object(&self) -> String {
        self.minutes.id.to_string()
    }
}

/// A draft of minutes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMinutes {
    /// Their text.
    pub text: Paragraphs<20000>,
    /// Who drafts them.
    pub drafted_by: PersonId,
}

/// An approval of minutes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewApproval {
    /// Who approves and signs them.
    pub approved_by: PersonId,
    /// The day of the approval; today if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub approved_on: Option<NaiveDate>,
    /// Their text as amended; unchanged if absent.
    #[serde(default)]
    pub text: Option<Paragraphs<20000>>,
}

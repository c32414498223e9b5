//! What minutes are.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::{Json, Moment, MultiBackend, meetings};
use crate::http::Resource;
use crate::persons::{PersonId, PersonName};
use crate::word_enum;
use crate::words::{ExactDay, Paragraphs, exact_day_if_any, few, few_if_any};

/// How far the minutes of a meeting are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MinutesState {
    /// Not written yet.
    None,
    /// Written, not approved.
    Draft,
    /// Sent round to be read, not approved.
    Circulated,
    /// Approved, not locked.
    Approved,
    /// Locked: nothing of the meeting changes any more.
    Locked,
}

impl MinutesState {
    /// How far minutes are that were drafted, circulated, approved, locked, or not.
    pub(in crate::meetings) fn of([drafted, circulated, approved, locked]: [bool; 4]) -> Self {
        match (drafted, circulated, approved, locked) {
            (.., true) => Self::Locked,
            (_, _, true, _) => Self::Approved,
            (_, true, ..) => Self::Circulated,
            (true, ..) => Self::Draft,
            _ => Self::None,
        }
    }
}

word_enum! {
    /// A section of the minutes as they are composed.
    Section {
        /// The day, the place, the chair.
        Opening = "opening",
        /// Who came.
        Attendance = "attendance",
        /// Whether enough came.
        Quorum = "quorum",
        /// What the meeting was about.
        Agenda = "agenda",
        /// What was said.
        Interventions = "interventions",
        /// What was put to the meeting.
        Proposals = "proposals",
        /// What it settled.
        Decisions = "decisions",
        /// What it set out to do.
        Programme = "programme",
        /// What is to be followed up.
        Actions = "actions",
        /// When it ended.
        Closing = "closing",
    }
}

/// A free passage of the rapporteur, at its place in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The section it stands after; several after one stand in the order they are told.
    pub after: Section,
    /// Its text.
    pub text: Paragraphs<4000>,
}

/// The minutes of a meeting, kept in its row: they count their states together.
#[derive(Debug, Clone, Queryable, Selectable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = meetings, treat_none_as_null = true, check_for_backend(MultiBackend))]
pub struct Minutes {
    /// The meeting.
    #[serde(rename = "meeting_id")]
    pub id: MeetingId,
    /// The rapporteur's own account, which stands after the agenda.
    #[diesel(column_name = minutes_text)]
    pub text: Option<String>,
    /// The rapporteur's free passages.
    #[diesel(column_name = minutes_passages)]
    #[schema(value_type = Vec<Passage>)]
    pub passages: Json<Vec<Passage>>,
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
    /// The day they were last sent round.
    #[diesel(column_name = minutes_circulated_on)]
    pub circulated_on: Option<NaiveDate>,
    /// When that was recorded.
    #[diesel(column_name = minutes_circulated_at)]
    pub circulated_at: Option<Moment>,
    /// Who signed them as the chair.
    #[diesel(column_name = minutes_chair_signed_by)]
    pub chair_signed_by: Option<PersonId>,
    /// Who signed them as the rapporteur.
    #[diesel(column_name = minutes_rapporteur_signed_by)]
    pub rapporteur_signed_by: Option<PersonId>,
    /// The later meeting that approved them.
    #[diesel(column_name = minutes_approved_in)]
    pub approved_in: Option<MeetingId>,
    /// The SHA-256 of the Arabic text as it was composed when they were locked; null of what was locked before 2026-11-27.
    #[diesel(column_name = minutes_sha256)]
    pub sha256: Option<String>,
    /// Counts the states of the meeting and its minutes; part of the ETag.
    pub version: i64,
    /// When meeting or minutes last changed.
    pub updated_at: Moment,
}

impl Minutes {
    /// How far they are.
    pub fn state(&self) -> MinutesState {
        MinutesState::of([
            self.drafted_at.is_some(),
            self.circulated_on.is_some(),
            self.approved_on.is_some(),
            self.locked_at.is_some(),
        ])
    }

    /// Whether the draft was written over since it was sent round.
    pub fn is_corrected(&self) -> bool {
        self.circulated_at.zip(self.drafted_at).is_some_and(|(circulated, drafted)| drafted > circulated)
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
    /// Whether the draft was written over since it was sent round.
    pub corrected_since_circulation: bool,
    /// Whether what is composed now is the very text that was locked; null where nothing was hashed.
    pub is_as_locked: Option<bool>,
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

/// A draft of minutes: what is recorded of the meeting is composed by itself, so that only what nobody recorded is written.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMinutes {
    /// The rapporteur's own account, which stands after the agenda; none, if absent.
    #[serde(default)]
    pub text: Option<Paragraphs<20000>>,
    /// Free passages, each after a section of the minutes.
    #[serde(default, deserialize_with = "few::<_, _, 0, 40>")]
    #[schema(max_items = 40)]
    pub passages: Vec<Passage>,
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
    /// Who signed them: the chair, the rapporteur, or both; nobody, if absent.
    #[serde(default, deserialize_with = "few_if_any::<_, _, 1, 2>")]
    #[schema(min_items = 1, max_items = 2)]
    pub signed_by: Option<Vec<PersonId>>,
    /// The later meeting of the same body that approved them, if one did.
    #[serde(default)]
    pub meeting_id: Option<MeetingId>,
    /// The rapporteur's account as amended; unchanged if absent.
    #[serde(default)]
    pub text: Option<Paragraphs<20000>>,
    /// Their free passages as amended; unchanged if absent.
    #[serde(default, deserialize_with = "few_if_any::<_, _, 0, 40>")]
    #[schema(max_items = 40)]
    pub passages: Option<Vec<Passage>>,
}

/// That a draft is sent round.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCirculation {
    /// The day it is sent round; today if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub circulated_on: Option<NaiveDate>,
}

//! What a meeting is.
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::{Validate, ValidationError};

use crate::basis::MeetingId;
use crate::bodies::positions::PositionId;
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Moment, MultiBackend, meetings};
use crate::http::{Change, QueryForm, Resource};
use crate::persons::{PersonId, PersonName};
use crate::programmes::ActionId;
use crate::word_enum;
use crate::words::{ExactDay, FaultKind, Line, PartialDate, exact_day_if_any};

use super::cancellations::Cancellation;
use super::minutes::MinutesState;
use super::quorum::Quorum;

word_enum! {
    /// What a meeting is held for.
    MeetingKind {
        /// To set the body up, or to share out its offices.
        Organizational = "organizational",
        /// The first of a body: it constitutes itself.
        Constitutive = "constitutive",
        /// In the ordinary run.
        Ordinary = "ordinary",
        /// Out of turn.
        Extraordinary = "extraordinary",
        /// Together with another body.
        Joint = "joint",
        /// Not recorded.
        Unspecified = "unspecified",
    }
}

word_enum! {
    /// Whether a meeting is still to come, was held, or was called off.
    MeetingState {
        /// Its day is still to come, or is not over: nobody recorded that it began, or decided anything.
        Planned = "planned",
        /// It has begun, or its day is over.
        Held = "held",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

/// A meeting of a body. Its minutes are kept beside it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = meetings, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Meeting {
    /// Identifies it.
    pub id: MeetingId,
    /// The body that meets.
    pub body_id: BodyId,
    /// What it is held for.
    pub kind: MeetingKind,
    /// What it is called.
    pub title: Option<String>,
    /// Where it is held.
    pub place: Option<String>,
    /// The day it is held, as far as it is known.
    #[schema(value_type = PartialDate)]
    pub held_on: String,
    /// The last day it may have been held: what lists are ordered by.
    #[serde(skip)]
    pub held_latest: NaiveDate,
    /// Which call it is: the second follows a first that had no quorum.
    pub call: i64,
    /// When it was called for.
    pub planned_at: Option<Moment>,
    /// When it began.
    pub started_at: Option<Moment>,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// Who chairs it.
    pub chair_id: Option<PersonId>,
    /// The position the chair chairs by; it may be one of another body.
    pub chair_position_id: Option<PositionId>,
    /// The capacity the chair chairs in, as the minutes word it.
    pub chair_capacity: Option<String>,
    /// When its minutes were drafted.
    pub minutes_drafted_at: Option<Moment>,
    /// The day its minutes were sent round.
    pub minutes_circulated_on: Option<NaiveDate>,
    /// The day its minutes were approved.
    pub minutes_approved_on: Option<NaiveDate>,
    /// When its minutes were locked, and all of it with them.
    pub minutes_locked_at: Option<Moment>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// When it was cancelled; null while it is not.
    pub cancelled_at: Option<Moment>,
    /// Counts the changes of its day, its hour and its place, that it was cancelled, and that it takes place after all.
    pub sequence: i64,
}

/// A meeting, with the name of its chair, how far it and its minutes are, and its quorum.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MeetingTold {
    /// The meeting.
    #[serde(flatten)]
    pub meeting: Meeting,
    /// The name of who chairs it.
    pub chair: Option<PersonName>,
    /// Whether it is still to come, was held, or was called off.
    pub state: MeetingState,
    /// Why it was called off, and who recorded it; null where it was not.
    pub cancellation: Option<Cancellation>,
    /// How far its minutes are.
    pub minutes: MinutesState,
    /// Whether enough came to decide.
    pub quorum: Quorum,
}

impl Meeting {
    /// From when it was on, where that is told, and until when, as far as it had gone by `now`.
    pub(in crate::meetings) fn lasted(&self, now: Moment) -> (Option<DateTime<Utc>>, DateTime<Utc>) {
        let until = self.ended_at.map_or(now, |ended| ended.min(now));
        (self.started_at.map(|started| started.0), until.0)
    }
}

impl Resource for MeetingTold {
    fn path(&self) -> String {
        format!("/v1/meetings/{}", self.meeting.id)
    }
    fn version(&self) -> i64 {
        self.meeting.version
    }
}

/// A meeting to be recorded, held or still to come.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    /// The body that meets.
    pub body: BodyRef,
    /// What it is held for.
    pub kind: MeetingKind,
    /// What it is called.
    #[serde(default)]
    pub title: Option<Line<300>>,
    /// Where it is held.
    #[serde(default)]
    pub place: Option<Line<300>>,
    /// The day it is held.
    pub held_on: PartialDate,
    /// When it was called for; of a meeting still to come, on its day in Morocco.
    #[serde(default)]
    #[validate(custom(function = in_the_calendar))]
    pub planned_at: Option<Moment>,
    /// When it began: on the day it is held, in Morocco.
    #[serde(default)]
    #[validate(custom(function = in_the_calendar))]
    pub started_at: Option<Moment>,
    /// When it ended.
    #[serde(default)]
    #[validate(custom(function = in_the_calendar))]
    pub ended_at: Option<Moment>,
    /// Who chairs it.
    #[serde(default)]
    pub chair_id: Option<PersonId>,
    /// The position the chair chairs by; it may be one of another body.
    #[serde(default)]
    pub chair_position_id: Option<PositionId>,
    /// The capacity the chair chairs in, as the minutes word it.
    #[serde(default)]
    #[schema(example = "الأمين الإقليمي")]
    pub chair_capacity: Option<Line<200>>,
}

/// What changes of a meeting.
pub type MeetingChange = Change<NewMeeting>;

/// Both engines keep the moments of the years that four digits write.
pub(in crate::meetings) fn in_the_calendar(moment: &Moment) -> Result<(), ValidationError> {
    if (0..=9999).contains(&moment.0.year()) { Ok(()) } else { Err(FaultKind::MomentYear(0, 9999).into()) }
}

/// Which meetings to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MeetingQuery {
    /// Only those of this body.
    pub body: Option<BodyRef>,
    /// Only those held for this.
    pub kind: Option<MeetingKind>,
    /// Only those that are still to come, were held, or were called off.
    pub state: Option<MeetingState>,
    /// Only those this person chairs.
    pub chair_id: Option<PersonId>,
    /// Only those that have this action on their agenda, at a point that is not internal.
    pub action_id: Option<ActionId>,
    /// Only those held on this day or later.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub from: Option<NaiveDate>,
    /// Only those held on this day or earlier.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub to: Option<NaiveDate>,
}

impl QueryForm for MeetingQuery {
    const LISTS: bool = true;
}

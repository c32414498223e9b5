//! What a convocation is.
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::{MeetingId, Source};
use crate::db::{Json, Moment, MultiBackend, convocations};
use crate::http::Resource;
use crate::meetings::items::InvitationId;
use crate::meetings::model::in_the_calendar;
use crate::meetings::quorum::Quorum;
use crate::persons::PersonId;
use crate::words::{ExactDay, Line, exact_day_if_any, few};
use crate::{id_type, word_enum};

id_type! {
    /// Identifies a convocation.
    ConvocationId
}

word_enum! {
    /// By what a convocation reached those it invites.
    Channel {
        /// Electronic mail.
        Email = "email",
        /// A short message.
        Sms = "sms",
        /// A message in an app.
        Messaging = "messaging",
        /// A letter by post.
        Post = "post",
        /// Handed over.
        ByHand = "by_hand",
        /// Called by telephone.
        Telephone = "telephone",
        /// Posted where all see it.
        Display = "display",
        /// Another way.
        Other = "other",
    }
}

word_enum! {
    /// How a convocation stands to the notice that the statutes ask.
    NoticeState {
        /// It was sent in time.
        Kept = "kept",
        /// It was sent later, by the urgent procedure, with a reason.
        Urgent = "urgent",
        /// It was sent later.
        Short = "short",
        /// The statutes ask none.
        NotAsked = "not_asked",
    }
}

word_enum! {
    /// What of a meeting is not as a convocation announced it.
    Overtaken {
        /// It was called off.
        Cancelled = "cancelled",
        /// It is on another day.
        Day = "day",
        /// It is at another hour.
        Hour = "hour",
        /// It is at another place.
        Place = "place",
        /// It has another agenda.
        Agenda = "agenda",
    }
}

/// A point of the agenda as it was announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AgendaPoint {
    /// Its number.
    pub number: i64,
    /// What it is about.
    pub title: String,
}

/// A convocation, as it was sent.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = convocations, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Convocation {
    /// Identifies it.
    pub id: ConvocationId,
    /// To which meeting.
    pub meeting_id: MeetingId,
    /// Its number among the convocations of the meeting.
    pub number: i64,
    /// Which call it is: the first, or the second after one that had no quorum.
    pub call: i64,
    /// The day it was sent.
    pub sent_on: NaiveDate,
    /// By what.
    pub channel: Option<Channel>,
    /// The day it announced.
    pub day: NaiveDate,
    /// The hour it announced.
    pub planned_at: Option<Moment>,
    /// The place it announced.
    pub place: Option<String>,
    /// The agenda it announced.
    #[schema(value_type = Vec<AgendaPoint>)]
    pub agenda: Json<Vec<AgendaPoint>>,
    /// How many it invited.
    pub invited: i64,
    /// Whole days between the day it was sent and the day it announced.
    pub notice_days: i64,
    /// How many the statutes ask; null where they ask none.
    pub notice_asked: Option<i64>,
    /// How it stands to that.
    pub notice: NoticeState,
    /// Why it was urgent.
    pub urgent_reason: Option<String>,
    /// The clause the notice rests on.
    #[schema(example = "art-32")]
    pub clause: Option<String>,
    /// The quorum that the first call did not have, of a second one.
    #[schema(value_type = Option<Quorum>)]
    pub failed_quorum: Option<Json<Quorum>>,
    /// Where it was found, if it was recorded as history.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// When it was recorded.
    pub created_at: Moment,
}

/// A convocation, and whether it still says what the meeting is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConvocationTold {
    /// The convocation.
    #[serde(flatten)]
    pub convocation: Convocation,
    /// Whether the meeting is still to be at the day, the hour and the place it announced, with that agenda; else it wants to
    /// be convened anew.
    pub is_current: bool,
    /// What is not as it announced; empty while all is.
    pub changed: Vec<Overtaken>,
    /// How many know no better than what it announced, and are to be told of what changed: nobody, while nothing did.
    pub to_tell: usize,
}

impl Resource for ConvocationTold {
    fn path(&self) -> String {
        format!("/v1/meetings/{}/convocations", self.convocation.meeting_id)
    }
    /// It is never changed.
    fn version(&self) -> i64 {
        1
    }
    fn object(&self) -> String {
        self.convocation.id.to_string()
    }
}

/// A convocation to be recorded: everybody who holds a seat in the body on the day of the meeting is invited.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewConvocation {
    /// Which call: 1, if absent; 2 after a first call without a quorum.
    #[serde(default)]
    #[validate(range(min = 1, max = 2))]
    #[schema(minimum = 1, maximum = 2)]
    pub call: Option<i64>,
    /// The day it was sent; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub sent_on: Option<NaiveDate>,
    /// By what.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Why it is urgent: the statutes' notice is then not asked.
    #[serde(default)]
    #[schema(example = "استقالة الأمين")]
    pub urgent_reason: Option<Line<300>>,
    /// When the second call is, of a second one: the meeting is put there.
    #[serde(default)]
    #[validate(custom(function = in_the_calendar))]
    pub planned_at: Option<Moment>,
    /// Who is invited besides, without a seat in the body.
    #[serde(default, deserialize_with = "few::<_, _, 0, 500>")]
    #[schema(max_items = 500)]
    pub guests: Vec<PersonId>,
    /// Where it was found, if it is recorded as history: it is then kept whatever its notice was.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// Somebody's invitation, as far as it says what he or she knows of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::meetings) struct Asked {
    /// Identifies the invitation.
    pub(in crate::meetings) id: InvitationId,
    /// Who is invited.
    pub(in crate::meetings) person_id: PersonId,
    /// The convocation that made it; none where somebody was invited apart.
    pub(in crate::meetings) convocation_id: Option<ConvocationId>,
    /// When it was recorded.
    pub(in crate::meetings) at: DateTime<Utc>,
}

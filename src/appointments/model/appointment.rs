//! What holding a position is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

pub use crate::basis::AppointmentId;
use crate::basis::{Basis, DecisionId, Source};
use crate::bodies::positions::PositionId;
use crate::bodies::{BodyId, BodyRef};
use crate::compliance::{Finding, FindingTold};
use crate::db::{Json, Moment, MultiBackend, appointments};
use crate::http::{Change, QueryForm, Resource};
use crate::persons::{PersonId, PersonName};
use crate::statutes::document::Mode;
use crate::word_enum;
use crate::words::PartialDate;
use crate::words::{Certainty, Tenure};

word_enum! {
    /// Whether the seat is one's own.
    Capacity {
        /// In one's own right.
        Titular = "titular",
        /// In the place of a holder who is missing.
        Acting = "acting",
    }
}

word_enum! {
    /// How an appointment ended.
    EndedBy {
        /// The holder resigned.
        Resignation = "resignation",
        /// The holder was revoked.
        Revocation = "revocation",
        /// The holder died.
        Death = "death",
        /// The holder was excluded from the party.
        Exclusion = "exclusion",
        /// The term was over.
        Term = "term",
        /// The body was dissolved.
        Dissolution = "dissolution",
        /// The holder was no member any more: gone to another register, or not renewed.
        Departure = "departure",
    }
}

/// An appointment as the database keeps it.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = appointments, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Appointment {
    /// Identifies it.
    pub id: AppointmentId,
    /// The position held.
    pub position_id: PositionId,
    /// The body of the position.
    pub body_id: BodyId,
    /// Which seat of the position.
    pub seat: i64,
    /// The holder.
    pub person_id: PersonId,
    /// Whether the seat is one's own.
    pub capacity: Capacity,
    /// How the holder was chosen.
    pub mode: String,
    /// The first day it may have started.
    pub starts_earliest: Option<NaiveDate>,
    /// The day by which it had started.
    pub starts_latest: NaiveDate,
    /// The first day it may have ended.
    pub ends_earliest: Option<NaiveDate>,
    /// The day by which it had ended.
    pub ends_latest: Option<NaiveDate>,
    /// The first day the seat was certainly held.
    pub held_from: Option<NaiveDate>,
    /// The last day the seat was certainly held.
    pub held_to: Option<NaiveDate>,
    /// How it ended.
    pub ended_by: Option<EndedBy>,
    /// The decision that appointed.
    pub decision_id: Option<DecisionId>,
    /// Where the appointment was found.
    pub source: Option<Json<Source>>,
    /// The decision that ended it.
    pub end_decision_id: Option<DecisionId>,
    /// Where its end was found.
    pub end_source: Option<Json<Source>>,
    /// Counts its states.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Appointment {
    /// From when to when it lasts.
    pub fn tenure(&self) -> Tenure {
        Tenure::of_bounds(self.starts_earliest, self.starts_latest, self.ends_earliest, self.ends_latest)
    }

    /// Whether its end, if it has one, was set with it: what ends an appointment has a basis of its own.
    pub fn is_end_set(&self) -> bool {
        self.end_decision_id.is_none() && self.end_source.is_none()
    }

    /// It, ended on `last`. An end on record that may have come by then stays, with why it came: only its days are narrowed.
    pub(in crate::appointments) fn ended(&self, last: PartialDate, ended_by: EndedBy, basis: &Basis) -> Self {
        let Tenure { starts, ends } = self.tenure();
        let own = ends.and_then(|ends| PartialDate::from_bounds(ends.earliest(), last.latest()));
        let mut after = self.clone();
        after.set_tenure(Tenure { starts, ends: Some(own.unwrap_or(last)) });
        if own.is_none() {
            after.ended_by = Some(ended_by);
            after.end_decision_id = basis.decision_id;
            after.end_source = basis.source.clone().map(Json);
        }
        after
    }

    /// Puts its days in, with those on which the seat is certainly held.
    pub(in crate::appointments) fn set_tenure(&mut self, tenure: Tenure) {
        let held = tenure.certain_days();
        self.starts_earliest = tenure.starts.earliest();
        self.starts_latest = tenure.starts.latest();
        self.ends_earliest = tenure.ends.and_then(|day| day.earliest());
        self.ends_latest = tenure.ends.map(|day| day.latest());
        (self.held_from, self.held_to) = (held.map(|(from, _)| from), held.map(|(_, to)| to));
    }
}

/// An appointment just made, and what was found against it.
#[derive(Debug, Clone)]
pub struct Appointed {
    /// The appointment.
    pub appointment: Appointment,
    /// What the statutes say against it and its body, without refusing it.
    pub findings: Vec<Finding>,
}

impl Resource for Appointment {
    fn path(&self) -> String {
        format!("/v1/appointments/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A person to be appointed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewAppointment {
    /// The holder.
    pub person_id: PersonId,
    /// The first day in office, as far as known.
    pub starts_on: PartialDate,
    /// The last day in office, as far as known; absent while it lasts. It ends the appointment by itself (`ended_by` is
    /// `term`): nobody carries over beyond it, and the seat is vacant from the day after, with nothing more recorded.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// Whether the seat is one's own.
    #[serde(default = "titular")]
    pub capacity: Capacity,
    /// How the holder was chosen.
    #[serde(default = "unspecified")]
    pub mode: Mode,
    /// Which seat; the first free one, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 10000))]
    #[schema(minimum = 1, maximum = 10000)]
    pub seat: Option<i64>,
    /// The decision that appoints. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where this was found, if no decision in the registry carries it.
    #[serde(default)]
    pub source: Option<Source>,
}

fn titular() -> Capacity {
    Capacity::Titular
}

fn unspecified() -> Mode {
    Mode::Unspecified
}

/// A correction of an appointment: the fields that change (RFC 7396).
pub type AppointmentChange = Change<NewAppointment>;

/// The end of an appointment.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// The last day in office, as far as known.
    pub ends_on: PartialDate,
    /// The decision that ends it. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where this was found, if no decision in the registry carries it.
    #[serde(default)]
    pub source: Option<Source>,
}

/// An appointment, as it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Appointment)]
pub struct AppointmentTold {
    /// Identifies it.
    pub id: AppointmentId,
    /// The position held.
    pub position_id: PositionId,
    /// The body of the position.
    pub body_id: BodyId,
    /// The title of the holder, in the caller's language.
    #[schema(example = "رئيسة قطب النساء")]
    pub title: String,
    /// The holder.
    pub person: PersonName,
    /// Which seat of the position.
    pub seat: i64,
    /// Whether the seat is one's own.
    pub capacity: Capacity,
    /// How the holder was chosen.
    #[schema(value_type = Mode)]
    pub mode: String,
    /// The first day in office, as far as known.
    pub starts_on: PartialDate,
    /// The last day in office, as far as known, the day itself included; null while it lasts, and a term that is over
    /// ends nothing.
    pub ends_on: Option<PartialDate>,
    /// Whether it certainly or possibly held on the day asked for; null if it did not.
    pub certainty: Option<Certainty>,
    /// Whether its holder carried over on that day: the term was over, and no successor named.
    pub carried_over: bool,
    /// The last day of the term that is over, as far as known; null unless its holder carried over.
    pub term_ended_on: Option<PartialDate>,
    /// Until when it is held and gives nothing, by a precautionary measure; null unless that is so on that day.
    pub frozen_until: Option<NaiveDate>,
    /// How it ended.
    pub ended_by: Option<EndedBy>,
    /// What it rests on.
    pub basis: Basis,
    /// What its end rests on; nothing of its own where the last day was set with the appointment.
    pub end_basis: Option<Basis>,
    /// What the statutes say against it. Of one just made, corrected or ended, everything that was found, of its body
    /// too, and what cannot be verified; later, the broken rules that were kept.
    pub warnings: Vec<FindingTold>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for AppointmentTold {
    fn path(&self) -> String {
        format!("/v1/appointments/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// Which appointments to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AppointmentQuery {
    /// Only those in this body.
    pub body: Option<BodyRef>,
    /// Only those in this position.
    pub position_id: Option<PositionId>,
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those this decision made.
    pub decision_id: Option<DecisionId>,
    /// Every appointment there ever was, instead of those in force on the day asked for.
    pub history: Option<bool>,
}

impl QueryForm for AppointmentQuery {
    const LISTS: bool = true;
}

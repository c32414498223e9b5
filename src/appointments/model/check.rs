//! What is asked before appointments are made: what would they break.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::bodies::positions::PositionId;
use crate::bodies::{BodyId, BodyRef};
use crate::compliance::{FindingTold, Weight};
use crate::persons::PersonId;
use crate::statutes::StatutesId;
use crate::statutes::document::{Code, Mode};
use crate::words::{ExactDay, PartialDate, exact_day_if_any, few};

use super::appointment::{Capacity, NewAppointment};

/// Appointments that might be made, to be judged together.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The day they would begin, where one says nothing else; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
    /// The version of the statutes to judge by, in force or not; the one in force on the first day of each, if absent.
    #[serde(default)]
    pub statutes_id: Option<StatutesId>,
    /// The appointments.
    #[serde(deserialize_with = "few::<_, _, 1, 200>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 200)]
    pub appointments: Vec<Proposed>,
}

/// An appointment that might be made, its position named by id, or by body, type and ordinal.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = ProposedAppointment)]
pub struct Proposed {
    /// The position.
    #[serde(default)]
    pub position_id: Option<PositionId>,
    /// The body whose position it is.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// The type of the position in that body. One that is not opened yet is judged as it would be opened.
    #[serde(default)]
    pub position_type: Option<Code>,
    /// Which of several numbered ones.
    #[serde(default)]
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99)]
    pub ordinal: Option<i64>,
    /// Who.
    pub person_id: PersonId,
    /// The first day in office, as far as known; `on`, if absent.
    #[serde(default)]
    pub starts_on: Option<PartialDate>,
    /// The last day in office, as far as known.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// Whether the seat is one's own; it is, if absent.
    #[serde(default)]
    pub capacity: Option<Capacity>,
    /// How the person is chosen; not recorded, if absent.
    #[serde(default)]
    pub mode: Option<Mode>,
}

impl Proposed {
    /// The appointment it would be.
    pub(in crate::appointments) fn appointment(&self, on: NaiveDate) -> NewAppointment {
        NewAppointment {
            person_id: self.person_id,
            starts_on: self.starts_on.unwrap_or(PartialDate::exact(on)),
            ends_on: self.ends_on,
            capacity: self.capacity.unwrap_or(Capacity::Titular),
            mode: self.mode.unwrap_or(Mode::Unspecified),
            seat: None,
            decision_id: None,
            source: None,
        }
    }
}

/// What proposed appointments would break, if all of them were made.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Checked {
    /// The day they were judged for, where one said nothing else.
    pub on: NaiveDate,
    /// Whether anything would be refused. A body that its first members leave too small refuses none of them.
    pub blocked: bool,
    /// What was found against each, in the order they were sent.
    pub appointments: Vec<ProposedChecked>,
    /// What was found against the bodies they would be in, on each day that one begins.
    pub bodies: Vec<BodyChecked>,
}

/// What was found against one proposed appointment.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProposedAppointmentChecked)]
pub struct ProposedChecked {
    /// The position; of one that is not opened yet, an id that stands for it in this answer alone.
    pub position_id: PositionId,
    /// Its body.
    pub body_id: BodyId,
    /// Its type.
    #[schema(example = "pole_president")]
    pub position_type: String,
    /// Who.
    pub person_id: PersonId,
    /// What was found.
    pub findings: Vec<FindingTold>,
}

/// What was found against a body as it would be.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BodyChecked {
    /// The body.
    pub body_id: BodyId,
    /// The day.
    pub on: NaiveDate,
    /// What was found.
    pub findings: Vec<FindingTold>,
}

impl Checked {
    /// What was found; whether a rule of the statutes refuses, or a seat that is not there.
    pub(in crate::appointments) fn of(
        on: NaiveDate,
        appointments: Vec<ProposedChecked>,
        bodies: Vec<BodyChecked>,
        is_refused: bool,
    ) -> Self {
        let mut of_each = appointments.iter().flat_map(|one| &one.findings);
        let blocked = is_refused || of_each.any(|finding| finding.effect == Weight::Block);
        Self { on, blocked, appointments, bodies }
    }
}

//! What a vacancy is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::appointments::{Appointment, AppointmentId, Capacity, EndedBy};
use crate::basis::Basis;
use crate::bodies::positions::{Position, PositionId};
use crate::bodies::{Body, BodyId, BodyRef};
use crate::db::MultiBackend;
use crate::http::QueryForm;
use crate::persons::PersonName;
use crate::statutes::document::Code;
use crate::territory::TerritoryCode;
use crate::words::{Language, PartialDate};

/// A vacant seat, with the appointment whose end opened it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(check_for_backend(MultiBackend))]
pub(super) struct Vacancy {
    #[diesel(embed)]
    pub(super) ended: Appointment,
    #[diesel(embed)]
    pub(super) position: Position,
}

/// What is overdue on a day: the last days in office between which, in positions of these types, the days allowed
/// have passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Overdue {
    /// The types of positions.
    pub(super) types: Vec<String>,
    /// The first last day in office that counts.
    pub(super) from: NaiveDate,
    /// The first that counts no more.
    pub(super) until: NaiveDate,
}

/// A seat whose last holder has gone.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Vacancy)]
pub struct VacancyTold {
    /// The position.
    pub position_id: PositionId,
    /// Its type in the statutes.
    #[schema(example = "pole_president")]
    pub r#type: String,
    /// Its title in the caller's language, as the statutes write it.
    #[schema(example = "رئيس قطب النساء")]
    pub title: String,
    /// Which of its type it is, where they are numbered.
    pub ordinal: Option<i64>,
    /// Which seat of the position.
    pub seat: i64,
    /// The body of the position.
    pub body: BodyNamed,
    /// The first day it is vacant, as far as known: the one after the last holder left.
    pub vacant_since: PartialDate,
    /// Why: how the last holder left.
    pub ended_by: Option<EndedBy>,
    /// The appointment that ended.
    pub ended: EndedTold,
    /// How many days it may stay vacant, as the statutes of its first day say; null where they set no limit.
    #[schema(minimum = 1, maximum = 3650)]
    pub days_allowed: Option<u32>,
    /// The last day it may stay vacant, as far as known.
    pub due_on: Option<PartialDate>,
    /// Whether that day has certainly passed.
    pub overdue: bool,
    /// Who acts in the seat until it is filled.
    pub acting: Vec<ActingTold>,
    /// The last day of its body, if that is dissolved: nothing is left to fill.
    pub closed_on: Option<PartialDate>,
}

/// A body, in brief.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BodyNamed {
    /// Identifies it.
    pub id: BodyId,
    /// Its name in addresses.
    #[schema(example = "taounate-women-pole")]
    pub slug: String,
    /// Its type in the statutes.
    #[schema(example = "pole")]
    pub r#type: String,
    /// Its name in the caller's language.
    pub name: String,
    /// Where it is.
    #[schema(example = "03.531")]
    pub territory: String,
}

impl BodyNamed {
    /// The body in brief, in `language`.
    pub fn of(body: &Body, language: Language) -> Self {
        Self {
            id: body.id,
            slug: body.slug.clone(),
            r#type: body.type_code.clone(),
            name: body.name(language).to_owned(),
            territory: body.territory.clone(),
        }
    }
}

/// The appointment that ended.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EndedTold {
    /// Identifies it.
    pub appointment_id: AppointmentId,
    /// Who held the seat.
    pub person: PersonName,
    /// Whether in one's own right.
    pub capacity: Capacity,
    /// The last day in office, as far as known.
    pub ends_on: PartialDate,
    /// What the end rests on; where the last day was set with the appointment, what that rests on.
    pub basis: Basis,
}

/// Somebody who acts in a vacant seat.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActingTold {
    /// The appointment.
    pub appointment_id: AppointmentId,
    /// Who.
    pub person: PersonName,
    /// The first day, as far as known.
    pub starts_on: PartialDate,
}

/// Which vacancies to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct VacancyQuery {
    /// Only those in this body.
    pub body: Option<BodyRef>,
    /// With `body`: those in the bodies under it too, at any depth.
    pub subtree: Option<bool>,
    /// Only those in bodies at this territory or below it.
    pub under: Option<TerritoryCode>,
    /// Only those of this type of position.
    #[param(value_type = Option<Code>)]
    pub r#type: Option<Code>,
    /// Only those overdue (true), or not overdue (false).
    pub overdue: Option<bool>,
    /// Those closed by the dissolution of their body too.
    pub history: Option<bool>,
}

impl QueryForm for VacancyQuery {
    const LISTS: bool = true;
}

/// Which vacancies of a body to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BodyVacancyQuery {
    /// Those in the bodies under it too, at any depth.
    pub subtree: Option<bool>,
    /// Only those of this type of position.
    #[param(value_type = Option<Code>)]
    pub r#type: Option<Code>,
    /// Only those overdue (true), or not overdue (false).
    pub overdue: Option<bool>,
    /// Those closed by its dissolution too.
    pub history: Option<bool>,
}

impl QueryForm for BodyVacancyQuery {
    const LISTS: bool = true;
}

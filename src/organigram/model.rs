//! What an organigram shows.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::appointments::{AppointmentId, Capacity, Occupancy, SeatState};
use crate::bodies::positions::PositionId;
use crate::bodies::{Body, BodyId};
use crate::db::{Day, MultiBackend, appointments, persons};
use crate::http::QueryForm;
use crate::persons::{PersonId, PersonName};
use crate::statutes::document::{BodyKind, Mode};
use crate::words::{Certainty, Gender, PartialDate, Tenure};

/// A body with its positions, its holders, and the bodies under it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Chart {
    /// Identifies the body.
    pub id: BodyId,
    /// Its name in addresses.
    #[schema(example = "taounate-secretariat")]
    pub slug: String,
    /// Its type in the statutes.
    pub r#type: String,
    /// The kind of its type.
    #[schema(value_type = BodyKind)]
    pub kind: String,
    /// Its name in the caller's language.
    pub name: String,
    /// Where it is.
    pub territory: String,
    /// The day this is about.
    pub as_of: NaiveDate,
    /// Its positions, by precedence.
    pub positions: Vec<OfficeTold>,
    /// The bodies under it, in the order they were formed.
    #[schema(no_recursion)]
    pub children: Vec<Chart>,
}

impl Chart {
    /// The body alone, with nothing in it yet.
    pub(super) fn of(body: &Body, name: String, as_of: NaiveDate, positions: Vec<OfficeTold>) -> Self {
        Self {
            id: body.id,
            slug: body.slug.clone(),
            r#type: body.type_code.clone(),
            kind: body.kind.clone(),
            name,
            territory: body.territory.clone(),
            as_of,
            positions,
            children: Vec::new(),
        }
    }
}

/// A position and who holds it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OfficeTold {
    /// Identifies it; null for an ordinal below known ones that nobody has recorded.
    pub id: Option<PositionId>,
    /// Its type in the statutes.
    pub r#type: String,
    /// Its title in the caller's language, agreeing with its one holder.
    #[schema(example = "النائبة الثالثة للأمين الإقليمي")]
    pub title: String,
    /// Which of its type it is, where they are numbered.
    pub ordinal: Option<i64>,
    /// How many may hold it at once; null for no limit.
    pub seats: Option<i64>,
    /// What is known of it.
    pub state: SeatState,
    /// Which of its seats are vacant, and since when; others of its seats may be held.
    pub vacant_seats: Vec<VacantSeat>,
    /// Who holds it, or acts in it.
    pub holders: Vec<HolderTold>,
}

/// A seat whose last holder has gone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VacantSeat {
    /// Which seat of the position.
    pub seat: i64,
    /// The first day it is vacant, as far as known.
    pub vacant_since: PartialDate,
}

/// Somebody who holds a position on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HolderTold {
    /// The appointment.
    pub appointment_id: AppointmentId,
    /// Which seat.
    pub seat: i64,
    /// Who.
    pub person: PersonName,
    /// Whether the seat is one's own.
    pub capacity: Capacity,
    /// How the holder was chosen.
    #[schema(value_type = Mode)]
    pub mode: String,
    /// The first day in office, as far as known.
    pub starts_on: PartialDate,
    /// The last day in office, as far as known.
    pub ends_on: Option<PartialDate>,
    /// Whether it certainly or possibly held on that day.
    pub certainty: Certainty,
    /// Whether the holder carried over on that day: the term was over, and no successor named.
    pub carried_over: bool,
    /// The last day of the term that is over, as far as known; null unless the holder carried over.
    pub term_ended_on: Option<PartialDate>,
}

/// Somebody who holds a position in a body, and which.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MemberTold {
    /// The title, in the caller's language, agreeing with the holder.
    pub title: String,
    /// The position.
    pub position_id: PositionId,
    /// Its type in the statutes.
    pub r#type: String,
    /// Which of its type it is, where they are numbered.
    pub ordinal: Option<i64>,
    /// Who, since when, how.
    #[serde(flatten)]
    pub holder: HolderTold,
}

/// A numbered deputy's position: held, vacant, or unknown.
pub type DeputyTold = OfficeTold;

/// An appointment and its holder's name: the columns a chart shows, and no more.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = appointments, check_for_backend(MultiBackend))]
pub(super) struct Held {
    pub(super) id: AppointmentId,
    pub(super) position_id: PositionId,
    pub(super) seat: i64,
    pub(super) capacity: Capacity,
    pub(super) mode: String,
    pub(super) starts_earliest: Option<Day>,
    pub(super) starts_latest: Day,
    pub(super) ends_earliest: Option<Day>,
    pub(super) ends_latest: Option<Day>,
    pub(super) person_id: PersonId,
    #[diesel(select_expression = persons::name_ar.nullable())]
    pub(super) name_ar: Option<String>,
    #[diesel(select_expression = persons::name_latin.nullable())]
    pub(super) name_latin: Option<String>,
    #[diesel(select_expression = persons::honorific.nullable())]
    pub(super) honorific: Option<String>,
    #[diesel(select_expression = persons::gender.nullable())]
    pub(super) gender: Option<String>,
}

impl Held {
    /// From when to when it lasts.
    pub(super) fn tenure(&self) -> Tenure {
        Day::tenure(self.starts_earliest, self.starts_latest, self.ends_earliest, self.ends_latest)
    }

    /// It as far as its seat is concerned.
    pub(super) fn occupancy(&self) -> Occupancy {
        Occupancy { seat: self.seat, capacity: self.capacity, tenure: self.tenure() }
    }

    /// Who holds it.
    pub(super) fn name(&self) -> PersonName {
        PersonName {
            id: self.person_id,
            name_ar: self.name_ar.clone(),
            name_latin: self.name_latin.clone(),
            honorific: self.honorific.clone(),
            gender: self.gender.as_deref().and_then(Gender::read),
        }
    }
}

/// How much of the tree to show.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OrganigramQuery {
    /// How many levels below the body: 0 for the body alone; all, if absent; 20 at the most are followed.
    #[param(minimum = 0, maximum = 255)]
    pub depth: Option<u8>,
}

impl QueryForm for OrganigramQuery {
    const LISTS: bool = false;
}

//! What a freeze is.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::basis::{AppointmentId, Source};
use crate::db::{Json, Moment, MultiBackend, office_freezes};
use crate::id_type;
use crate::persons::PersonId;
use crate::words::Tenure;

id_type! {
    /// Identifies a freeze.
    OfficeFreezeId
}

/// The days on which somebody's offices give nothing.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = office_freezes, check_for_backend(MultiBackend))]
pub struct OfficeFreeze {
    /// Identifies it.
    pub id: OfficeFreezeId,
    /// Whose offices.
    pub person_id: PersonId,
    /// Which of them; all, if none is named.
    pub appointment_id: Option<AppointmentId>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last.
    pub ends_on: NaiveDate,
    /// What it rests on.
    pub source: Json<Source>,
    /// Who recorded it: `person:` or `account:` with an id, or `system`.
    pub recorded_by: String,
    /// Counts its states.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// When the offices of somebody are frozen, or one of them is.
#[derive(Debug, Clone, Copy)]
pub struct FrozenSpell {
    /// Whose.
    pub person: PersonId,
    /// Which of them; all, if none is named.
    pub appointment: Option<AppointmentId>,
    /// From when to when.
    pub spell: Tenure,
}

/// Until when offices are frozen, of those that are on a day.
#[derive(Debug, Default)]
pub struct Frozen {
    pub(super) whole: HashMap<PersonId, NaiveDate>,
    pub(super) single: HashMap<AppointmentId, NaiveDate>,
}

impl Frozen {
    /// Until when an office is frozen, by itself or with all its holder has.
    pub fn until(&self, person: PersonId, office: AppointmentId) -> Option<NaiveDate> {
        self.whole.get(&person).copied().max(self.single.get(&office).copied())
    }
}

//! What a freeze is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::basis::Source;
use crate::db::{Json, Moment, MultiBackend, office_freezes};
use crate::id_type;
use crate::persons::PersonId;

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

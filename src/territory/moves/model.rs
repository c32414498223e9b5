//! What a move of a territory is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::{ActId, Source};
use crate::db::{Json, Moment, MultiBackend, territory_moves};
use crate::id_type;
use crate::words::{ExactDay, exact_day};

use super::super::model::TerritoryCode;

id_type! {
    /// Identifies a move of a territory.
    TerritoryMoveId
}

/// A move as the database keeps it: from which day the territory lies elsewhere, and where it lay until then.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = territory_moves, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub(in crate::territory) struct Move {
    pub(in crate::territory) id: TerritoryMoveId,
    pub(in crate::territory) code: String,
    pub(in crate::territory) takes_effect_on: NaiveDate,
    /// The day of the move before, if there was one.
    pub(in crate::territory) stood_from: Option<NaiveDate>,
    pub(in crate::territory) parent: Option<String>,
    pub(in crate::territory) path: String,
    pub(in crate::territory) province: Option<String>,
    pub(in crate::territory) source: Json<Source>,
    pub(in crate::territory) created_at: Moment,
    pub(in crate::territory) updated_at: Moment,
    /// The act it came with.
    pub(in crate::territory) act_id: Option<ActId>,
}

/// A territory to be put under another, by an act of the state.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewTerritoryMove {
    /// The territory it belongs to from that day.
    pub parent: TerritoryCode,
    /// The first day it does; a day to come takes effect by itself.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// The act that moves it, as a decree and its number.
    pub source: Source,
}

/// A territory to be given another code, by an act of the state.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = TerritoryRenumbering)]
pub struct Renumbering {
    /// The code it bears from that day. The old one finds it for ever.
    pub code: TerritoryCode,
    /// The first day it bears it.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// The act that renumbers it, as a decree and its number.
    pub source: Source,
}

/// A move of a territory, as it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = TerritoryMove)]
pub struct TerritoryMoveTold {
    /// Identifies it.
    pub id: TerritoryMoveId,
    /// The first day the territory lies elsewhere, or bears another code.
    pub on: NaiveDate,
    /// The codes of all it belonged to until the day before, from the country down, its own at the end.
    pub from: Vec<String>,
    /// The same from that day.
    pub to: Vec<String>,
    /// The act that moved it.
    pub source: Source,
    /// When it was recorded.
    pub created_at: Moment,
    /// The act it came with, by which it is withdrawn; null where none is known.
    pub act_id: Option<ActId>,
}

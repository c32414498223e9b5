//! What a renumbering is: asked for, kept, and told.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::{Basis, DecisionId, Source};
use crate::db::{Json, Moment, MultiBackend, position_numbers};
use crate::statutes::document::Code;
use crate::words::{ExactDay, exact_day, few};

use super::super::super::model::BodyId;
use super::super::model::PositionId;

/// What a position bore up to a day.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = position_numbers, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub(in crate::bodies::positions) struct Number {
    /// The position.
    pub(in crate::bodies::positions) position_id: PositionId,
    /// The last day it bore it.
    pub(in crate::bodies::positions) ends_on: NaiveDate,
    /// The ordinal; none while the position was not in the body yet.
    pub(in crate::bodies::positions) ordinal: Option<i64>,
    /// The decision that changed it.
    pub(in crate::bodies::positions) decision_id: Option<DecisionId>,
    /// Where the change was found.
    pub(in crate::bodies::positions) source: Option<Json<Source>>,
    /// When it was recorded.
    pub(in crate::bodies::positions) created_at: Moment,
    /// When it last changed: since when it is known.
    pub(in crate::bodies::positions) updated_at: Moment,
}

/// A renumbering of the positions of one type in a body.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewRenumbering {
    /// The type of the positions, as the statutes name it.
    #[schema(value_type = Code, example = "provincial_deputy")]
    pub position_type: Code,
    /// The first day of the new ordinals.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub starts_on: NaiveDate,
    /// Which position bears which ordinal from that day on; the others keep theirs.
    #[serde(deserialize_with = "few::<_, _, 1, 99>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 99)]
    pub moves: Vec<Move>,
    /// The decision that renumbers. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where this was found, if no decision in the registry carries it.
    #[serde(default)]
    pub source: Option<Source>,
}

/// A position, named by its id or by the ordinal it bore, and the ordinal it is to bear.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The position.
    #[serde(default)]
    pub position_id: Option<PositionId>,
    /// The ordinal it bore until the eve, instead of its id.
    #[serde(default)]
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99)]
    pub from: Option<i64>,
    /// The ordinal it is to bear.
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99)]
    pub to: i64,
}

/// What a renumbering changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Renumbering)]
pub struct RenumberingTold {
    /// The body.
    pub body_id: BodyId,
    /// The type of the positions.
    #[schema(example = "provincial_deputy")]
    pub position_type: String,
    /// The first day of the new ordinals.
    pub starts_on: NaiveDate,
    /// The positions whose ordinal changed.
    pub positions: Vec<RenumberedTold>,
    /// What it rests on.
    pub basis: Basis,
}

/// A position whose ordinal changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Renumbered)]
pub struct RenumberedTold {
    /// The position.
    pub position_id: PositionId,
    /// The ordinal it bore until the eve.
    pub from: Option<i64>,
    /// The ordinal it bears.
    pub to: i64,
    /// Its title until the eve, in the caller's language.
    pub title_before: String,
    /// Its title from that day on, in the caller's language.
    pub title: String,
}

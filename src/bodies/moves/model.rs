//! What a move of a body is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::{ActId, DecisionId, Source};
use crate::db::{Json, Moment, MultiBackend, body_moves};
use crate::id_type;
use crate::territory::TerritoryCode;
use crate::words::{ExactDay, Labels, PartialDate, Tenure, exact_day};

use super::super::model::{Body, BodyId, BodyRef, Days, NamesTold};

id_type! {
    /// Identifies a move of a body.
    MoveId
}

/// A move as the database keeps it: from which day the body stands elsewhere, and where it stood until then.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = body_moves, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Move {
    /// Identifies it.
    pub id: MoveId,
    /// The body that moves.
    pub body_id: BodyId,
    /// The first day it stands elsewhere.
    pub takes_effect_on: NaiveDate,
    /// The day of the move before, if there was one.
    pub stood_from: Option<NaiveDate>,
    /// The body it stood under.
    pub parent_id: Option<BodyId>,
    /// Where it was.
    pub territory: String,
    /// The province that lies in.
    pub province: Option<String>,
    /// Its name in Arabic until then.
    pub name_ar: String,
    /// Its name in French until then.
    pub name_fr: Option<String>,
    /// Its name in English until then.
    pub name_en: Option<String>,
    /// Its folded names until then.
    #[serde(skip)]
    pub search: String,
    /// The decision that moves it.
    pub decision_id: Option<DecisionId>,
    /// Where this was found.
    pub source: Option<Json<Source>>,
    /// When it was recorded.
    pub created_at: Moment,
    /// When where the body stood until then was last corrected.
    pub updated_at: Moment,
    /// The act it came with.
    pub act_id: Option<ActId>,
}

impl Move {
    /// The days on which the body stood where this move found it.
    pub(in crate::bodies) fn days_before(&self) -> Days {
        Days { from: self.stood_from, until: self.takes_effect_on.pred_opt() }
    }

    /// Puts the body back where it stood until this move.
    pub(super) fn put_back(&self, body: &mut Body) {
        body.parent_id = self.parent_id;
        body.territory.clone_from(&self.territory);
        body.province.clone_from(&self.province);
        body.name_ar.clone_from(&self.name_ar);
        body.name_fr.clone_from(&self.name_fr);
        body.name_en.clone_from(&self.name_en);
    }
}

/// Where a body stands on a run of days.
#[derive(Debug, Clone)]
pub(in crate::bodies) struct Station {
    /// The body as its row has it.
    pub(in crate::bodies) row: Body,
    /// The body where it stands on those days.
    pub(in crate::bodies) body: Body,
    /// Those days.
    pub(in crate::bodies) days: Days,
    /// The day of the move that brought it there, if one did.
    pub(in crate::bodies) since: Option<NaiveDate>,
    /// The move that keeps it; none where the row does.
    pub(in crate::bodies) kept_in: Option<Move>,
}

impl Station {
    /// Where a body stands since the last of its moves.
    pub(in crate::bodies) fn present(row: Body) -> Self {
        Self { body: row.clone(), days: row.present_station(), since: row.stands_from, kept_in: None, row }
    }

    /// Where a body stood until a move.
    pub(in crate::bodies) fn left(row: Body, made: Move) -> Self {
        let mut body = row.clone();
        made.put_back(&mut body);
        let Days { from, until } = made.days_before();
        let days = Days { from: from.or(row.starts_earliest), until };
        Self { row, body, days, since: made.stood_from, kept_in: Some(made) }
    }

    /// From when to when it stands there, if its life is `life`.
    pub(in crate::bodies) fn tenure(&self, life: Tenure) -> Tenure {
        let starts = self.since.map_or(life.starts, PartialDate::exact);
        let left = self.kept_in.as_ref().and(self.days.until);
        Tenure { starts, ends: left.map(PartialDate::exact).or(life.ends) }
    }
}

/// A body to be moved: under another parent, to another territory, or both.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMove {
    /// The body it stands under from that day; the same as before, if absent.
    #[serde(default)]
    pub parent: Option<BodyRef>,
    /// Whether it stands under no body from that day.
    #[serde(default)]
    pub root: bool,
    /// Where it is from that day; where it was, if absent. Bodies under it at the same place go with it.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// Its names from that day. If absent they stay, unless they were made after the territory it leaves.
    #[serde(default)]
    pub names: Option<Labels>,
    /// The first day it stands there; a day to come takes effect by itself.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// The decision that moves it. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where this was found, if no decision in the registry carries it.
    #[serde(default)]
    pub source: Option<Source>,
}

/// Where a body stands, and how it is called there.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StationTold {
    /// The body it stands under.
    pub parent_id: Option<BodyId>,
    /// Where it is.
    #[schema(example = "03.531")]
    pub territory: String,
    /// Its names.
    pub names: NamesTold,
}

/// A move, as it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BodyMove)]
pub struct MoveTold {
    /// Identifies it.
    pub id: MoveId,
    /// The first day the body stands elsewhere.
    pub on: NaiveDate,
    /// Where it stood until the day before.
    pub from: StationTold,
    /// Where it stands from that day.
    pub to: StationTold,
    /// The decision that moves it.
    pub decision_id: Option<DecisionId>,
    /// Where this was found.
    pub source: Option<Source>,
    /// When it was recorded.
    pub created_at: Moment,
    /// The act it came with, by which it is withdrawn; null where none is known.
    pub act_id: Option<ActId>,
}

//! What an act is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::access::Operation;
use crate::basis::{ActId, Basis, DecisionId, Source};
use crate::db::{Json, Moment, MultiBackend, acts};
use crate::http::{QueryForm, Resource};
use crate::territory::TerritoryCode;
use crate::word_enum;

use super::super::model::{BodyId, BodyRef};

word_enum! {
    /// What an act does.
    ActKind {
        /// A body stands elsewhere.
        Move = "move",
        /// A body ends.
        Dissolution = "dissolution",
        /// A body takes others in.
        Merger = "merger",
        /// New bodies are formed out of one.
        Split = "split",
        /// A territory lies in another.
        TerritoryMove = "territory_move",
        /// A territory bears another code.
        Renumbering = "renumbering",
    }
}

impl ActKind {
    /// The operation that records one: who may do that may withdraw it.
    pub fn operation(self) -> Operation {
        match self {
            Self::Move => Operation::BodyMove,
            Self::Dissolution => Operation::BodyDissolve,
            Self::Merger => Operation::BodyMerge,
            Self::Split => Operation::BodySplit,
            Self::TerritoryMove => Operation::TerritoryMove,
            Self::Renumbering => Operation::TerritoryRenumber,
        }
    }
}

/// What an act is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A body.
    Body(BodyId),
    /// A territory, by the code it bore until then.
    Territory(String),
}

/// An act, as it is kept and told.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset, ToSchema)]
#[diesel(table_name = acts, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Act {
    /// Identifies it.
    pub id: ActId,
    /// What it does.
    pub kind: ActKind,
    /// The body it is about: the one that moves, ends, takes others in, or is split.
    pub body_id: Option<BodyId>,
    /// The territory it is about, by the code it bore until then.
    #[schema(value_type = Option<TerritoryCode>)]
    pub territory: Option<String>,
    /// The first day on which things are as it makes them.
    #[serde(rename = "on")]
    pub takes_effect_on: NaiveDate,
    /// The decision it rests on.
    pub decision_id: Option<DecisionId>,
    /// Where it was found.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it was last corrected.
    pub updated_at: Moment,
    /// Counts its states.
    pub version: i64,
}

/// An act as the journal keeps it.
#[derive(Serialize)]
pub(super) struct Ordered<'a, O> {
    /// The act.
    #[serde(flatten)]
    pub(super) act: &'a Act,
    /// What was ordered, as it was sent; bodies go by their ids.
    pub(super) ordered: &'a O,
}

/// What the journal kept of what was ordered; none by a version that kept only what came of it.
#[derive(Deserialize)]
#[serde(bound = "O: serde::de::DeserializeOwned")]
pub(super) struct Kept<O> {
    pub(super) ordered: Option<O>,
}

impl Act {
    /// Whether it is about a territory.
    pub fn is_of_the_state(&self) -> bool {
        self.territory.is_some()
    }

    /// What it rests on.
    pub fn basis(&self) -> Basis {
        Basis { decision_id: self.decision_id, source: self.source.clone().map(|source| source.0) }
    }
}

impl Resource for Act {
    fn path(&self) -> String {
        format!("/v1/acts/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// Which acts to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ActQuery {
    /// Only those on this body, by its id or its slug.
    pub body: Option<BodyRef>,
    /// Only those on this very territory, by any code it ever bears.
    #[param(example = "03.531.01.09")]
    pub territory: Option<TerritoryCode>,
    /// Only those whose day lies ahead of the day asked for; or, if false, has come.
    pub planned: Option<bool>,
}

impl QueryForm for ActQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        true
    }
}

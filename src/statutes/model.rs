//! Statutes as they are kept: numbered, dated, never rewritten.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::document::Document;
use crate::basis::{Basis, DecisionId, Source};
use crate::db::{Json, Moment, MultiBackend, statutes};
use crate::http::Resource;
use crate::id_type;
use crate::words::{ExactDay, Labels, exact_day};

id_type! {
    /// Identifies one version of the statutes.
    StatutesId
}

/// A row of the register of statutes, without the document itself.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = statutes, check_for_backend(MultiBackend))]
pub(super) struct Row {
    pub(super) id: StatutesId,
    pub(super) number: i64,
    pub(super) effective_from: NaiveDate,
    pub(super) decision_id: Option<DecisionId>,
    pub(super) source: Option<Json<Source>>,
    pub(super) version: i64,
    pub(super) created_at: Moment,
    pub(super) updated_at: Moment,
}

/// One version of the statutes, without its document: as lists show it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatutesEntry {
    /// Identifies it.
    pub id: StatutesId,
    /// Its number: each version adopted has the next one.
    #[schema(example = 1)]
    pub number: i64,
    /// The first day it holds; it holds until the day before the next version does.
    pub effective_from: NaiveDate,
    /// Whether it holds on the day the answer is about.
    pub in_force: bool,
    /// Its name.
    pub title: Labels,
    /// What it rests on; nothing, of the version a registry was founded with.
    pub basis: Basis,
    /// Counts its states; part of the ETag. It stays 1: a version is never rewritten.
    pub version: i64,
    /// When it was put into the registry.
    pub created_at: Moment,
    /// The same: a version is never rewritten.
    pub updated_at: Moment,
}

impl StatutesEntry {
    /// A row told with its document's title.
    pub(super) fn of(row: Row, in_force: Option<StatutesId>, document: &Document) -> Self {
        Self {
            id: row.id,
            number: row.number,
            effective_from: row.effective_from,
            in_force: in_force == Some(row.id),
            title: document.title.clone(),
            basis: Basis { decision_id: row.decision_id, source: row.source.map(|source| source.0) },
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// One version of the statutes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Statutes {
    /// Its place in the register.
    #[serde(flatten)]
    pub entry: StatutesEntry,
    /// Everything it says.
    pub document: Document,
}

impl Resource for Statutes {
    fn path(&self) -> String {
        format!("/v1/statutes/{}", self.entry.id)
    }
    fn version(&self) -> i64 {
        self.entry.version
    }
}

/// The days a version would hold, both included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    /// The first.
    pub(super) from: NaiveDate,
    /// The last; that of the calendar where no version follows.
    pub(super) to: NaiveDate,
}

/// A type that is in use on some days, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum InUse {
    /// Bodies are of it.
    BodyType {
        /// Its code.
        code: String,
        /// How many bodies.
        number: i64,
    },
    /// Positions of it are held.
    PositionType {
        /// Its code.
        code: String,
        /// The type of the bodies whose positions they are.
        body_type: String,
        /// How many appointments.
        number: i64,
    },
}

/// Statutes to be adopted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewStatutes {
    /// The first day they hold; no two versions begin on one day.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub effective_from: NaiveDate,
    /// The decision that adopts them. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where they were found, if no decision in the registry carries them.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
    /// Everything they say.
    #[validate(nested)]
    pub document: Document,
}

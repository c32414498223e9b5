//! A body as the database keeps it.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::basis::{DecisionId, Source};
use crate::db::{Json, Moment, MultiBackend, bodies};
use crate::http::Resource;
use crate::words::Language;
use crate::words::Tenure;

use super::{BodyId, BodyRef, Days};

/// A body as the database keeps it.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = bodies, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Body {
    /// Identifies it.
    pub id: BodyId,
    /// Its name in addresses.
    pub slug: String,
    /// Its type in the statutes.
    pub type_code: String,
    /// The kind of its type.
    pub kind: String,
    /// The body it stands under.
    pub parent_id: Option<BodyId>,
    /// Where it is.
    pub territory: String,
    /// The province it lies in.
    pub province: Option<String>,
    /// Its name in Arabic.
    pub name_ar: String,
    /// Its name in French.
    pub name_fr: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// What it decides on.
    pub competences: Json<Vec<String>>,
    /// The first day it may have existed.
    pub starts_earliest: Option<NaiveDate>,
    /// The day by which it existed.
    pub starts_latest: NaiveDate,
    /// The first day it may have ended.
    pub ends_earliest: Option<NaiveDate>,
    /// The day by which it had ended.
    pub ends_latest: Option<NaiveDate>,
    /// The decision that formed it.
    pub decision_id: Option<DecisionId>,
    /// The decision that dissolved it.
    pub end_decision_id: Option<DecisionId>,
    /// Where it was found.
    pub source: Option<Json<Source>>,
    /// Where its end was found.
    pub end_source: Option<Json<Source>>,
    /// The day from which it stands where this row says; from its beginning, if it never moved.
    pub stands_from: Option<NaiveDate>,
    /// The body it was merged into.
    pub merged_into: Option<BodyId>,
    /// The body it was split from.
    pub split_from: Option<BodyId>,
    /// Its folded names.
    #[serde(skip)]
    pub search: String,
    /// Counts its states.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Body {
    /// From when to when it exists.
    pub fn tenure(&self) -> Tenure {
        Tenure::of_bounds(self.starts_earliest, self.starts_latest, self.ends_earliest, self.ends_latest)
    }

    /// The days on which it stands where this row says.
    pub fn present_station(&self) -> Days {
        Days { from: self.stands_from.or(self.starts_earliest), until: self.ends_latest }
    }

    /// Whether it came to be with another: by one request, on one day.
    pub fn is_made_with(&self, other: &Self) -> bool {
        (self.created_at, self.starts_latest) == (other.created_at, other.starts_latest)
    }

    /// Whether it is the one that `named` names.
    pub fn is_named(&self, named: &BodyRef) -> bool {
        match named {
            BodyRef::Id(id) => self.id == *id,
            BodyRef::Slug(slug) => self.slug == **slug,
        }
    }

    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        let (fr, en) = (self.name_fr.as_deref(), self.name_en.as_deref());
        language.beside_arabic(fr, en).unwrap_or(&self.name_ar)
    }
}

impl Resource for Body {
    fn path(&self) -> String {
        format!("/v1/bodies/{}", self.slug)
    }
    fn version(&self) -> i64 {
        self.version
    }
    fn object(&self) -> String {
        self.id.to_string()
    }
}

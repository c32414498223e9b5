//! What a body is.
use std::fmt;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema, ToSchema};
use validator::Validate;

use crate::basis::{DecisionId, Source};
use crate::db::{Json, Moment, MultiBackend, Tenure, bodies};
use crate::http::{Change, Named, QueryForm, Resource};
use crate::id_type;
use crate::statutes::document::{BodyKind, Code};
use crate::territory::TerritoryCode;
use crate::words::{Labels, Language, Line, PartialDate, Slug};

id_type! {
    /// Identifies a body.
    BodyId
}

/// A body, named by its id or by its slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyRef {
    /// By id.
    Id(BodyId),
    /// By slug, as `taounate-secretariat`.
    Slug(Slug),
}

impl Named for BodyRef {
    fn named(segment: &str) -> Option<Self> {
        BodyId::named(segment).map(Self::Id).or_else(|| segment.parse().ok().map(Self::Slug))
    }
}

impl fmt::Display for BodyRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Slug(slug) => slug.fmt(f),
        }
    }
}

impl From<BodyId> for BodyRef {
    fn from(id: BodyId) -> Self {
        Self::Id(id)
    }
}

impl Serialize for BodyRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BodyRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::named(&text).ok_or_else(|| de::Error::custom("bad-body: write a body's id or its slug"))
    }
}

impl PartialSchema for BodyRef {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A body, by its id or its slug."))
            .pattern(Some("^[a-z0-9]+(-[a-z0-9]+)*$"))
            .min_length(Some(1))
            .max_length(Some(36))
            .examples([serde_json::json!("taounate-secretariat")])
            .into()
    }
}
impl ToSchema for BodyRef {}

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

    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        let (fr, en) = (self.name_fr.as_deref(), self.name_en.as_deref());
        match language {
            Language::Ar => None,
            Language::Fr => fr.or(en),
            Language::En => en.or(fr),
        }
        .unwrap_or(&self.name_ar)
    }
}

/// A body to be formed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewBody {
    /// Its type, as the statutes name it.
    #[schema(value_type = Code, example = "provincial_secretariat")]
    pub r#type: Code,
    /// The body it stands under; none for a root.
    #[serde(default)]
    pub parent: Option<BodyRef>,
    /// Where it is; where its parent is, if absent.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// Its name in addresses; made of territory and type, if absent.
    #[serde(default)]
    pub slug: Option<Slug>,
    /// Its names; made as the statutes say, if absent.
    #[serde(default)]
    pub names: Option<Labels>,
    /// What it decides on; what the statutes say, if absent.
    #[serde(default)]
    #[validate(length(max = 20))]
    #[schema(max_items = 20)]
    pub competences: Option<Vec<Code>>,
    /// The day it was formed, as far as known.
    pub starts_on: PartialDate,
    /// Where this was found.
    #[serde(default)]
    pub source: Option<Source>,
}

/// A correction of a body: the fields that change (RFC 7396).
pub type BodyChange = Change<NewBody>;

/// A body, as it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Body)]
pub struct BodyTold {
    /// Identifies it.
    pub id: BodyId,
    /// Its name in addresses.
    #[schema(example = "taounate-secretariat")]
    pub slug: String,
    /// Its type in the statutes.
    #[schema(example = "provincial_secretariat")]
    pub r#type: String,
    /// The kind of its type.
    #[schema(value_type = BodyKind)]
    pub kind: String,
    /// Its name in the caller's language.
    pub name: String,
    /// Its names in every language it has one.
    pub names: NamesTold,
    /// The body it stands under.
    pub parent_id: Option<BodyId>,
    /// Where it is.
    #[schema(example = "03.531")]
    pub territory: String,
    /// The province it lies in.
    pub province: Option<String>,
    /// What it decides on.
    pub competences: Vec<String>,
    /// The day it was formed, as far as known.
    pub starts_on: PartialDate,
    /// Its last day, as far as known; null while it exists.
    pub ends_on: Option<PartialDate>,
    /// The decision that formed it.
    pub decision_id: Option<DecisionId>,
    /// The decision that dissolved it.
    pub end_decision_id: Option<DecisionId>,
    /// Where this was found.
    pub source: Option<Source>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// The names of a body.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NamesTold {
    /// In Arabic.
    pub ar: String,
    /// In French.
    pub fr: Option<String>,
    /// In English.
    pub en: Option<String>,
}

impl BodyTold {
    /// The body as it is told in `language`.
    pub fn of(body: Body, language: Language) -> Self {
        let tenure = body.tenure();
        Self {
            name: body.name(language).to_owned(),
            id: body.id,
            slug: body.slug,
            r#type: body.type_code,
            kind: body.kind,
            names: NamesTold { ar: body.name_ar, fr: body.name_fr, en: body.name_en },
            parent_id: body.parent_id,
            territory: body.territory,
            province: body.province,
            competences: body.competences.0,
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            decision_id: body.decision_id,
            end_decision_id: body.end_decision_id,
            source: body.source.map(|source| source.0),
            version: body.version,
            created_at: body.created_at,
            updated_at: body.updated_at,
        }
    }
}

impl Resource for BodyTold {
    fn path(&self) -> String {
        format!("/v1/bodies/{}", self.slug)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// The end of a body.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Dissolution {
    /// Its last day, as far as known.
    pub ends_on: PartialDate,
    /// The decision that dissolves it.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
}

/// Which bodies to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BodyQuery {
    /// Only those directly under this one.
    pub parent: Option<BodyRef>,
    /// Only those at this territory.
    pub territory: Option<TerritoryCode>,
    /// Only those at this territory or below it.
    pub under: Option<TerritoryCode>,
    /// Only those of this type.
    #[param(value_type = Option<Code>)]
    pub r#type: Option<Code>,
    /// Only those of this kind.
    pub kind: Option<BodyKind>,
    /// Only those whose name contains these words, in Arabic or Latin letters, however spelt.
    pub q: Option<Line<100>>,
}

impl QueryForm for BodyQuery {
    const LISTS: bool = true;
}

//! Stand-in for the bodies room.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, schema::Type};
use utoipa::{PartialSchema, ToSchema};
use validator::Validate;

use crate::basis::{DecisionId, Source};
use crate::db::{Json, MultiBackend, Tx, bodies};
use crate::error::{Problem, Result};
use crate::http::{Named, Resource};
use crate::id_type;
use crate::journal;
use crate::statutes::document::Code;
use crate::territory::TerritoryCode;
use crate::words::{Labels, PartialDate, Slug};

id_type! {
    /// Identifies a body.
    BodyId
}

/// A body, by id or slug.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum BodyRef {
    /// By id.
    Id(BodyId),
    /// By slug.
    Slug(Slug),
}
impl From<BodyId> for BodyRef {
    fn from(id: BodyId) -> Self {
        Self::Id(id)
    }
}
impl PartialSchema for BodyRef {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(80)).into()
    }
}
impl ToSchema for BodyRef {}
impl Named for BodyRef {
    fn named(segment: &str) -> Option<Self> {
        serde_json::from_value(segment.into()).ok()
    }
}

/// A body.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = bodies, check_for_backend(MultiBackend))]
#[expect(missing_docs, reason = "stand-in")]
pub struct Body {
    pub id: BodyId,
    pub slug: String,
    pub type_code: String,
    pub kind: String,
    pub parent_id: Option<BodyId>,
    pub name_ar: String,
    pub name_fr: Option<String>,
    pub name_en: Option<String>,
    pub territory: String,
    pub version: i64,
}
impl Resource for Body {
    fn path(&self) -> String {
        format!("/v1/bodies/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A body to be formed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "stand-in")]
pub struct NewBody {
    #[serde(rename = "type")]
    pub type_code: Code,
    #[serde(default)]
    pub parent: Option<BodyRef>,
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    #[serde(default)]
    pub slug: Option<Slug>,
    #[serde(default)]
    pub names: Option<Labels>,
    pub starts_on: PartialDate,
    #[serde(default)]
    pub source: Option<Source>,
}

/// One body.
pub fn find(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Body> {
    let mut found = bodies::table.select(Body::as_select()).into_boxed();
    found = match body {
        BodyRef::Id(id) => found.filter(bodies::id.eq(*id)),
        BodyRef::Slug(slug) => found.filter(bodies::slug.eq(slug.to_string())),
    };
    Ok(found.first(tx.conn)?)
}

/// Forms a body.
pub fn form(tx: &mut Tx<'_>, new: &NewBody, decision: Option<DecisionId>) -> Result<Body> {
    let parent = new.parent.as_ref().map(|parent| find(tx, parent)).transpose()?;
    let id = BodyId::new();
    let territory = new.territory.as_ref().map(|code| code.as_str().to_owned());
    let territory = territory.or_else(|| parent.as_ref().map(|parent| parent.territory.clone()));
    diesel::insert_into(bodies::table)
        .values((
            (
                bodies::id.eq(id),
                bodies::slug.eq(new.slug.as_ref().map_or_else(|| id.to_string(), ToString::to_string)),
                bodies::type_code.eq(new.type_code.as_str()),
                bodies::kind.eq("pole"),
                bodies::parent_id.eq(parent.map(|parent| parent.id)),
                bodies::territory.eq(territory.ok_or_else(Problem::not_found)?),
                bodies::name_ar.eq(new.names.as_ref().map_or("هيئة", |names| &names.ar).to_owned()),
                bodies::competences.eq(Json(Vec::<String>::new())),
            ),
            bodies::starts_earliest.eq(new.starts_on.earliest()),
            bodies::starts_latest.eq(new.starts_on.latest()),
            bodies::decision_id.eq(decision),
            bodies::search.eq(""),
            bodies::version.eq(1),
            bodies::created_at.eq(tx.now),
            bodies::updated_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    let body = find(tx, &BodyRef::Id(id))?;
    journal::created(tx, "body", id, &body)?;
    Ok(body)
}

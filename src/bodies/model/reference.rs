//! How a body is named: by its id, or by its slug.
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::http::Named;
use crate::id_type;
use crate::words::{FaultKind, Slug};

id_type! {
    /// Identifies a body.
    BodyId
}

impl BodyId {
    /// The id that no body has.
    pub(in crate::bodies) const NOBODY: Self = Self(uuid::Uuid::nil());
}

/// A body, named by its id or by its slug.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
        Self::named(&text).ok_or_else(|| de::Error::custom(FaultKind::BadBody))
    }
}

impl PartialSchema for BodyRef {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A body, by its id or its slug."))
            .pattern(Some("^[a-z0-9]+(-[a-z0-9]+)*$"))
            .min_length(Some(1))
            .max_length(Some(80))
            .examples([serde_json::json!("taounate-secretariat")])
            .into()
    }
}
impl ToSchema for BodyRef {}

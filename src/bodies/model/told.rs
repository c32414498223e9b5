//! A body as it is told.
use serde::Serialize;
use utoipa::ToSchema;

use crate::basis::{DecisionId, Source};
use crate::db::Moment;
use crate::http::Resource;
use crate::statutes::document::BodyKind;
use crate::words::{Language, PartialDate};

use super::{Body, BodyId};

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
    /// Where its end was found.
    pub end_source: Option<Source>,
    /// The body it was merged into, if it ended so.
    pub merged_into: Option<BodyId>,
    /// The body it was split from, if it began so.
    pub split_from: Option<BodyId>,
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
            end_source: body.end_source.map(|source| source.0),
            merged_into: body.merged_into,
            split_from: body.split_from,
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
    fn object(&self) -> String {
        self.id.to_string()
    }
}

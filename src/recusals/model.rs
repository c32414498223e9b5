//! What a recusal is, what is sent to declare one, and which are asked for.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::{DecisionId, Source};
use crate::db::{Json, Moment, MultiBackend, recusals};
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::persons::PersonId;
use crate::words::Paragraphs;

id_type! {
    /// Identifies a recusal.
    RecusalId
}

/// That somebody changes nothing of what tells of another, from its declaration until it is revoked.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = recusals, check_for_backend(MultiBackend))]
pub struct Recusal {
    /// Identifies it.
    pub id: RecusalId,
    /// Who is recused.
    pub person_id: PersonId,
    /// From what concerns whom.
    pub about: PersonId,
    /// Why.
    pub reason: String,
    /// The decision it rests on.
    pub decision_id: Option<DecisionId>,
    /// Where that was found.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// Who declared it: `person:` or `account:` with an id.
    pub declared_by: String,
    /// When it was revoked; null while it is in force.
    pub revoked_at: Option<Moment>,
    /// By whom.
    pub revoked_by: Option<String>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was declared.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for Recusal {
    fn path(&self) -> String {
        format!("/v1/access/recusals/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A recusal to be declared.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewRecusal {
    /// Who is recused; whoever asks, if absent.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// From what concerns whom.
    pub about: PersonId,
    /// Why.
    #[schema(example = "his brother")]
    pub reason: Paragraphs<1000>,
    /// The decision it rests on.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where that was found.
    #[serde(default)]
    pub source: Option<Source>,
}

/// Which recusals to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RecusalQuery {
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those from what concerns this person.
    pub about: Option<PersonId>,
    /// Only those in force, or only those that were revoked.
    pub in_force: Option<bool>,
}

impl QueryForm for RecusalQuery {
    const LISTS: bool = true;
}

//! What an identity is.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::db::{Moment, MultiBackend, identities};
use crate::http::Resource;
use crate::id_type;
use crate::persons::PersonId;
use crate::words::Line;

id_type! {
    /// Identifies an identity.
    IdentityId
}

/// Someone at the party's provider of identities, who is a person of the registry.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = identities, check_for_backend(MultiBackend))]
pub struct Identity {
    /// Identifies it.
    pub id: IdentityId,
    /// The provider: the `iss` of its tokens, letter for letter.
    #[schema(example = "https://id.example.org/realms/party")]
    pub issuer: String,
    /// Its name for that someone: the `sub` of its tokens, letter for letter.
    pub subject: String,
    /// Who it is.
    pub person_id: PersonId,
    /// Who said so.
    pub created_by: String,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for Identity {
    fn path(&self) -> String {
        format!("/v1/identities/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// An identity to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewIdentity {
    /// The provider: the `iss` of its tokens, letter for letter.
    #[schema(example = "https://id.example.org/realms/party")]
    pub issuer: Line<300>,
    /// Its name for that someone: the `sub` of its tokens, letter for letter.
    #[schema(example = "3f2b8c1e-5d47-4a57-9f59-6c1f2a9e7b10")]
    pub subject: Line<255>,
}

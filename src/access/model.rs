//! Tokens, and whoever acts with one.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::db::{Moment, MultiBackend, tokens};
use crate::http::Resource;
use crate::words::Line;
use crate::{id_type, word_enum};

id_type! {
    /// Identifies a token.
    TokenId
}

word_enum! {
    /// What a token is good for.
    TokenKind {
        /// Everything.
        Admin = "admin",
        /// Reading, save tokens, journal and metrics.
        Reader = "reader",
    }
}

/// Whoever asked.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The token that was shown; `None` for the service itself.
    pub id: Option<TokenId>,
    /// Its name, as the journal keeps it.
    pub name: String,
    /// What it is good for.
    pub kind: TokenKind,
}

impl Actor {
    /// The service itself, when it starts and loads what ships with it.
    pub fn service() -> Self {
        Self { id: None, name: "amana".to_owned(), kind: TokenKind::Admin }
    }
}

/// A token, without its secret: that is shown once and kept as a hash.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = tokens, check_for_backend(MultiBackend))]
pub struct Token {
    /// Identifies it.
    pub id: TokenId,
    /// What it is for, as whoever issued it wrote.
    pub name: String,
    /// What it is good for.
    pub kind: TokenKind,
    /// The token that issued it; null for the first.
    pub created_by: Option<TokenId>,
    /// When it stops being good by itself.
    pub expires_at: Option<Moment>,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
    /// The token that revoked it.
    pub revoked_by: Option<TokenId>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was issued.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// What the door must know of a token.
#[derive(Queryable, Selectable)]
#[diesel(table_name = tokens, check_for_backend(MultiBackend))]
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) kind: TokenKind,
    pub(super) secret_hash: Vec<u8>,
    pub(super) expires_at: Option<Moment>,
    pub(super) revoked_at: Option<Moment>,
}

impl Resource for Token {
    fn path(&self) -> String {
        format!("/v1/tokens/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A token to be issued.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for.
    #[schema(example = "reporting dashboard")]
    pub name: Line<100>,
    /// What it shall be good for.
    pub kind: TokenKind,
    /// When it stops being good; never, if absent.
    #[serde(default)]
    pub expires_at: Option<Moment>,
}

/// A token just issued: the only answer that carries its secret.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TokenIssued {
    /// The token.
    #[serde(flatten)]
    pub token: Token,
    /// What its holder sends as `Authorization: Bearer`; shown once, and null where this answer is given again for
    /// its idempotency key.
    pub secret: Option<String>,
}

impl Resource for TokenIssued {
    fn path(&self) -> String {
        self.token.path()
    }
    fn version(&self) -> i64 {
        self.token.version
    }
}

/// Whoever the shown token stands for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Me {
    /// The token.
    #[serde(flatten)]
    pub token: Token,
    /// What it may do.
    pub permissions: Vec<String>,
}

impl Resource for Me {
    fn path(&self) -> String {
        "/v1/me".to_owned()
    }
    fn version(&self) -> i64 {
        self.token.version
    }
}

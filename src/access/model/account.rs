//! Service accounts.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::db::{Moment, MultiBackend, accounts};
use crate::http::Resource;
use crate::words::Line;

use super::super::principal::AccountId;

/// A service account: in its name an app asks. What it may do is what it is granted.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = accounts, check_for_backend(MultiBackend))]
pub struct Account {
    /// Identifies it.
    pub id: AccountId,
    /// What it is for.
    #[schema(example = "reporting dashboard")]
    pub name: String,
    /// When it was closed: since then it holds nothing, and its tokens are good for nothing.
    pub closed_at: Option<Moment>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was opened.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for Account {
    fn path(&self) -> String {
        format!("/v1/accounts/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A service account to be opened.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// What it is for.
    #[schema(example = "reporting dashboard")]
    pub name: Line<100>,
}

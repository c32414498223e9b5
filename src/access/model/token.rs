//! Tokens: kept, told, and asked for.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::db::{Json, Moment, MultiBackend, tokens};
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::persons::PersonId;
use crate::words::Line;

use super::super::network::Network;
use super::super::permission::{Permission, Permissions};
use super::super::principal::{AccountId, Principal};

id_type! {
    /// Identifies a token.
    TokenId
}

/// A token, without its secret: that is shown once and kept as a hash.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = tokens, check_for_backend(MultiBackend))]
pub struct Token {
    /// Identifies it.
    pub id: TokenId,
    /// What it is for, as whoever issued it wrote.
    pub name: String,
    /// The person in whose name it acts; null for an account's.
    pub person_id: Option<PersonId>,
    /// The service account in whose name it acts; null for a person's.
    pub account_id: Option<AccountId>,
    /// What of its principal's rights it is good for; null for all of them.
    #[schema(value_type = Option<Vec<Permission>>)]
    pub scopes: Option<Json<Vec<Permission>>>,
    /// The networks it may be used from; null for any.
    #[schema(value_type = Option<Vec<Network>>)]
    pub networks: Option<Json<Vec<Network>>>,
    /// The token it took the place of.
    pub rotates: Option<TokenId>,
    /// The token that issued it, or the identity its holder signed on by; null for the service itself.
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

impl Token {
    /// In whose name it acts.
    pub fn principal(&self) -> Principal {
        principal(self.person_id, self.account_id)
    }

    /// What of its principal's rights it is good for.
    pub fn permissions(&self) -> Permissions {
        good_for(self.scopes.as_ref())
    }
}

pub(super) fn principal(person: Option<PersonId>, account: Option<AccountId>) -> Principal {
    let person = person.map(Principal::Person);
    person.or_else(|| account.map(Principal::Account)).unwrap_or(Principal::System)
}

pub(super) fn good_for(scopes: Option<&Json<Vec<Permission>>>) -> Permissions {
    super::super::rules::good_for(scopes.map(|scopes| scopes.0.as_slice()))
}

/// A token, with when it was last used.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TokenTold {
    /// The token.
    #[serde(flatten)]
    pub token: Token,
    /// When it was last used, to about a minute; null if it never was.
    pub last_used_at: Option<Moment>,
}

impl Resource for TokenTold {
    fn path(&self) -> String {
        format!("/v1/tokens/{}", self.token.id)
    }
    fn version(&self) -> i64 {
        self.token.version
    }
}

/// A token to be issued.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for.
    #[schema(example = "reporting dashboard")]
    pub name: Line<100>,
    /// The service account it is to act for; with neither this nor a person, it is the caller's own.
    #[serde(default)]
    pub account_id: Option<AccountId>,
    /// The person it is to act for.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// What of its principal's rights it is to be good for; all of them, if absent.
    #[serde(default)]
    #[schema(min_items = 1, max_items = 100)]
    #[validate(length(min = 1, max = 100))]
    pub scopes: Option<Vec<Permission>>,
    /// The networks it may be used from; if absent, those of the token that is shown.
    #[serde(default)]
    #[schema(min_items = 1, max_items = 20)]
    #[validate(length(min = 1, max = 20))]
    pub networks: Option<Vec<Network>>,
    /// When it stops being good. An account's: within 90 days, and after 90 if absent. A person's: never, if absent.
    #[serde(default)]
    pub expires_at: Option<Moment>,
}

impl NewToken {
    /// One for as long as tokens may be good, and for all that its principal holds.
    pub fn of(principal: Principal, name: Line<100>) -> Self {
        let (person_id, account_id) = principal.ids();
        Self { name, account_id, person_id, scopes: None, networks: None, expires_at: None }
    }
}

/// How a token is replaced by a new one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub(in crate::access) struct Rotation {
    /// For how many minutes the old one stays good beside the new one: 0 to 1440; 0 if absent.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1440)]
    #[validate(range(min = 0, max = 1440))]
    pub overlap_minutes: i64,
    /// When the new one stops being good; as long after now as the old one was good for, if absent.
    #[serde(default)]
    pub expires_at: Option<Moment>,
}

/// A token just issued: the only answer that carries its secret.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TokenIssued {
    /// The token.
    #[serde(flatten)]
    pub token: TokenTold,
    /// What its holder sends as `Authorization: Bearer`; shown once, and null where this answer is given again for
    /// its idempotency key.
    pub secret: Option<String>,
}

impl Resource for TokenIssued {
    fn path(&self) -> String {
        self.token.path()
    }
    fn version(&self) -> i64 {
        self.token.version()
    }
}

/// Which tokens to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::access) struct TokenQuery {
    /// Only those of this person: none, for whoever does not keep tokens, if it is another.
    pub person_id: Option<PersonId>,
    /// Only those of this account, likewise.
    pub account_id: Option<AccountId>,
}

impl TokenQuery {
    /// Whose, if the list is narrowed.
    pub(in crate::access) fn principal(&self) -> Option<Principal> {
        let person = self.person_id.map(Principal::Person);
        person.or_else(|| self.account_id.map(Principal::Account))
    }
}

impl QueryForm for TokenQuery {
    const LISTS: bool = true;
}

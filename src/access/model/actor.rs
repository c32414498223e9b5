//! Whoever acts, and by what it is known at the door.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::{AppointmentId, GrantId};
use crate::bodies::BodyId;
use crate::db::{Day, Json, Moment, MultiBackend, grants, tokens};
use crate::persons::PersonId;

use super::super::network::Network;
use super::super::permission::{Permission, Permissions};
use super::super::principal::{AccountId, Principal};
use super::token::{TokenId, good_for, principal};

/// Whoever asked.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The token that was shown, or the identity at the provider; `None` for the service itself.
    pub id: Option<TokenId>,
    /// Its name, as the journal keeps it.
    pub name: String,
    /// In whose name it acts.
    pub principal: Principal,
    /// What of its principal's rights it is good for.
    pub scopes: Permissions,
    /// When what was shown stops being good by itself.
    pub good_until: Option<Moment>,
    /// The networks that what was shown is good from; `None` for any.
    pub networks: Option<Vec<Network>>,
}

impl Actor {
    /// The service itself, when it starts and loads what ships with it.
    pub fn service() -> Self {
        Self {
            id: None,
            name: "amana".to_owned(),
            principal: Principal::System,
            scopes: Permissions::EVERYTHING,
            good_until: None,
            networks: None,
        }
    }
}

impl Actor {
    /// In whose name it acts, as records tell it.
    pub fn written(&self) -> String {
        self.principal.to_string()
    }

    /// Whoever comes through an open door.
    pub(in crate::access) fn anyone() -> Self {
        Self {
            name: String::new(),
            principal: Principal::Anyone,
            scopes: Permissions::default(),
            ..Self::service()
        }
    }
}

/// What the door must know of a token.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = tokens, check_for_backend(MultiBackend))]
pub(in crate::access) struct Shown {
    pub(in crate::access) name: String,
    person_id: Option<PersonId>,
    account_id: Option<AccountId>,
    pub(in crate::access) secret_hash: Vec<u8>,
    scopes: Option<Json<Vec<Permission>>>,
    pub(in crate::access) networks: Option<Json<Vec<Network>>>,
    pub(in crate::access) expires_at: Option<Moment>,
    pub(in crate::access) revoked_at: Option<Moment>,
}

impl Shown {
    pub(in crate::access) fn principal(&self) -> Principal {
        principal(self.person_id, self.account_id)
    }

    pub(in crate::access) fn scopes(&self) -> Permissions {
        good_for(self.scopes.as_ref())
    }
}

/// A grant, as far as rights go by it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = grants, check_for_backend(MultiBackend))]
pub struct Granted {
    /// Identifies it.
    pub id: GrantId,
    /// A role of the statutes, whose permissions it gives.
    pub role: Option<String>,
    /// Permissions it gives beside the role's.
    pub permissions: Json<Vec<Permission>>,
    /// The territory at or below which.
    pub territory: Option<String>,
    /// The one body over which.
    pub body_id: Option<BodyId>,
    /// The appointment whose powers it hands over.
    pub appointment_id: Option<AppointmentId>,
    /// Its first day.
    pub starts_on: Day,
    /// Its last day.
    pub ends_on: Option<Day>,
    /// The moment it ends by itself.
    pub expires_at: Option<Moment>,
    /// Who gave it.
    pub granted_by: String,
}

impl Granted {
    /// Whether it gives anything on that day, at that moment.
    pub fn is_in_force(&self, today: NaiveDate, now: Moment) -> bool {
        self.starts_on.0 <= today && !self.is_over(today, now)
    }

    /// Whether it gives nothing any more.
    pub fn is_over(&self, today: NaiveDate, now: Moment) -> bool {
        self.ends_on.is_some_and(|last| last.0 < today) || self.expires_at.is_some_and(|expiry| expiry <= now)
    }
}

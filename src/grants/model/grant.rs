//! Rights given beside what office and membership give.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{AccountId, Permission, Principal, RestsOn, Scope};
pub use crate::basis::GrantId;
use crate::basis::{AppointmentId, DecisionId, Source};
use crate::bodies::BodyId;
use crate::db::{Json, Moment, MultiBackend, grants};
use crate::http::Resource;
use crate::persons::PersonId;
use crate::word_enum;

word_enum! {
    /// How rights came to be given.
    GrantKind {
        /// By somebody who holds them, on a decision or a source.
        Grant = "grant",
        /// By the holder of an office, who hands some of its powers to a member for a time.
        Delegation = "delegation",
        /// To oneself, in an emergency, for some minutes and with a reason.
        Emergency = "emergency",
    }
}

/// Rights given to somebody beside what office and membership give.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = grants, check_for_backend(MultiBackend))]
pub struct Grant {
    /// Identifies it.
    pub id: GrantId,
    /// How it came to be.
    pub kind: GrantKind,
    /// The person to whom; null for an account.
    pub person_id: Option<PersonId>,
    /// The service account to which; null for a person.
    pub account_id: Option<AccountId>,
    /// A role of the statutes in force, whose permissions it gives.
    pub role: Option<String>,
    /// Permissions it gives beside the role's.
    #[schema(value_type = Vec<Permission>)]
    pub permissions: Json<Vec<Permission>>,
    /// The territory at or below which; null for a body alone, or the whole party.
    pub territory: Option<String>,
    /// The one body over which; null for a territory, or the whole party. A delegation that names neither reaches as far as
    /// the office it rests on.
    pub body_id: Option<BodyId>,
    /// The appointment whose powers a delegation hands over.
    pub appointment_id: Option<AppointmentId>,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day; null while none is set.
    pub ends_on: Option<NaiveDate>,
    /// The moment it ends by itself: an emergency's.
    pub expires_at: Option<Moment>,
    /// Why.
    pub reason: Option<String>,
    /// The decision it was given by.
    pub decision_id: Option<DecisionId>,
    /// Where it was found.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// Who gave it: `person:`, `account:` with an id, or `system`.
    pub granted_by: String,
    /// When it was taken back.
    pub revoked_at: Option<Moment>,
    /// By whom.
    pub revoked_by: Option<String>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was given.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for Grant {
    fn path(&self) -> String {
        format!("/v1/access/grants/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A grant, with what it rests on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GrantTold {
    /// The grant.
    #[serde(flatten)]
    pub grant: Grant,
    /// What it rests on: it gives nothing any more once that is gone.
    pub rests_on: RestsOn,
}

impl From<Grant> for GrantTold {
    fn from(grant: Grant) -> Self {
        let rests_on = match grant.kind {
            GrantKind::Grant => RestsOn::of_given(&grant.granted_by),
            GrantKind::Delegation => RestsOn::Office,
            GrantKind::Emergency => RestsOn::Emergency,
        };
        Self { grant, rests_on }
    }
}

impl Resource for GrantTold {
    fn path(&self) -> String {
        self.grant.path()
    }
    fn version(&self) -> i64 {
        self.grant.version()
    }
}

impl Grant {
    /// To whom.
    pub(in crate::grants) fn principal(&self) -> Principal {
        let person = self.person_id.map(Principal::Person);
        person.or_else(|| self.account_id.map(Principal::Account)).unwrap_or(Principal::System)
    }

    /// Over what.
    pub(in crate::grants) fn scope(&self) -> Scope {
        match (&self.body_id, &self.territory) {
            (Some(body), _) => Scope::Body(body.0),
            (None, Some(code)) => Scope::Territory(code.clone()),
            (None, None) => Scope::Party,
        }
    }
}

//! What a grant is, and what is told of rights.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::access::{AccountId, Holding, Permission, Principal, Scope, Title, TokenTold};
pub use crate::basis::GrantId;
use crate::basis::{AppointmentId, DecisionId, Source};
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Json, Moment, MultiBackend, grants};
use crate::http::{QueryForm, Resource};
use crate::persons::PersonId;
use crate::statutes::document::Code;
use crate::territory::TerritoryCode;
use crate::word_enum;
use crate::words::{ExactDay, Paragraphs, exact_day, exact_day_if_any};

word_enum! {
    /// How rights came to be given.
    GrantKind {
        /// By somebody who holds them, on a decision or another basis.
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
    /// The decision it rests on.
    pub decision_id: Option<DecisionId>,
    /// Where that was found.
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

/// Rights to be given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewGrant {
    /// The person to whom.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// The service account to which.
    #[serde(default)]
    pub account_id: Option<AccountId>,
    /// A role of the statutes.
    #[serde(default)]
    #[schema(example = "reader")]
    pub role: Option<Code>,
    /// Permissions beside the role's.
    #[serde(default)]
    #[schema(max_items = 100)]
    #[validate(length(max = 100))]
    pub permissions: Vec<Permission>,
    /// The territory at or below which; the whole party, with neither this nor a body.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// The one body over which.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// Its first day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub ends_on: Option<NaiveDate>,
    /// Why.
    #[serde(default)]
    pub reason: Option<Paragraphs<1000>>,
    /// The decision it rests on; this or a source.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where that was found.
    #[serde(default)]
    pub source: Option<Source>,
}

/// Powers of an office to be handed to a member for a time.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub(super) struct NewDelegation {
    /// The caller's own appointment.
    pub appointment_id: AppointmentId,
    /// The member to whom.
    pub person_id: PersonId,
    /// Which of the powers it gives.
    #[schema(min_items = 1, max_items = 100)]
    #[validate(length(min = 1, max = 100))]
    pub permissions: Vec<Permission>,
    /// A territory within its reach, to hand over less.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// One body within its reach, to hand over less.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// Its first day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub ends_on: NaiveDate,
    /// Why.
    #[serde(default)]
    pub reason: Option<Paragraphs<1000>>,
}

/// Rights to be taken in an emergency.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub(super) struct NewEmergency {
    /// Which.
    #[schema(min_items = 1, max_items = 100)]
    #[validate(length(min = 1, max = 100))]
    pub permissions: Vec<Permission>,
    /// The territory at or below which; the whole party, with neither this nor a body.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// The one body over which.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// For how many minutes: 1 to 240.
    #[schema(minimum = 1, maximum = 240)]
    #[validate(range(min = 1, max = 240))]
    pub minutes: i64,
    /// Why.
    pub reason: Paragraphs<1000>,
}

/// Which grants to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct GrantQuery {
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those of this account.
    pub account_id: Option<AccountId>,
    /// Only those of this kind.
    pub kind: Option<GrantKind>,
    /// Only those in force on the day asked for, or only those that are not.
    pub in_force: Option<bool>,
}

impl QueryForm for GrantQuery {
    const LISTS: bool = true;
}

/// Over what something is held.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ScopeTold {
    /// The whole party.
    Party,
    /// Everything at a territory or below it.
    Territory {
        /// Its code.
        territory: String,
    },
    /// One body alone.
    Body {
        /// Its id.
        body_id: BodyId,
    },
    /// One person's own record.
    Person {
        /// Whose.
        person_id: PersonId,
    },
}

/// By what something is held.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TitleTold {
    /// The service itself.
    Service,
    /// An appointment in force.
    Office {
        /// Which.
        appointment_id: AppointmentId,
    },
    /// Membership, over one's own record.
    Membership,
    /// A grant, a delegation or an emergency.
    Grant {
        /// Which.
        grant_id: GrantId,
    },
}

/// Some permissions, over something, by some title.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Right {
    /// What is held.
    pub permissions: Vec<Permission>,
    /// Over what.
    pub over: ScopeTold,
    /// By what.
    pub by: TitleTold,
}

impl From<&Holding> for Right {
    fn from(holding: &Holding) -> Self {
        Self {
            permissions: holding.permissions.iter().collect(),
            over: match &holding.scope {
                Scope::Party => ScopeTold::Party,
                Scope::Territory(code) => ScopeTold::Territory { territory: code.clone() },
                Scope::Body(id) => ScopeTold::Body { body_id: (*id).into() },
                Scope::Person(id) => ScopeTold::Person { person_id: (*id).into() },
            },
            by: match holding.title {
                Title::Service => TitleTold::Service,
                Title::Office(id) => TitleTold::Office { appointment_id: id.into() },
                Title::Membership => TitleTold::Membership,
                Title::Grant(id) | Title::Loan(id) | Title::Emergency(id) => {
                    TitleTold::Grant { grant_id: id.into() }
                }
            },
        }
    }
}

/// Who asks, and what he or she may do where.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Me {
    /// The person; null for an account.
    pub person_id: Option<PersonId>,
    /// The service account; null for a person.
    pub account_id: Option<AccountId>,
    /// Whether rights of office and membership rest, because the membership is suspended, over, or not recorded.
    pub is_apart: bool,
    /// Everything that may be done somewhere.
    pub permissions: Vec<Permission>,
    /// What is held, over what and by what; a narrow token's is narrow.
    pub rights: Vec<Right>,
    /// The token that was shown; null for whoever signed on at the party's provider.
    pub token: Option<TokenTold>,
}

/// What is asked about somebody's rights.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ExplainQuery {
    /// Whose: a person.
    pub person_id: Option<PersonId>,
    /// Whose: a service account. With neither, the caller's own.
    pub account_id: Option<AccountId>,
    /// Which permission.
    pub permission: Permission,
    /// Over which body.
    pub body: Option<BodyRef>,
    /// Over which person's record.
    pub about: Option<PersonId>,
    /// At which territory. With none of the three: over the whole party.
    pub territory: Option<TerritoryCode>,
}

impl QueryForm for ExplainQuery {
    const LISTS: bool = false;
}

impl ExplainQuery {
    /// Whose rights are asked about; the caller's own, if nobody is named.
    pub(super) fn principal(&self) -> Option<Principal> {
        let person = self.person_id.map(Principal::Person);
        person.or_else(|| self.account_id.map(Principal::Account))
    }
}

/// Why somebody may, or may not.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Explanation {
    /// The permission asked about.
    pub permission: Permission,
    /// Whether it is held over what was asked about.
    pub is_allowed: bool,
    /// Why, or why not, in the caller's language.
    pub because: String,
    /// The rights that hold it there.
    pub by: Vec<Right>,
    /// The rights that hold it elsewhere.
    pub elsewhere: Vec<Right>,
}

/// What is told of a name that was given.
pub(super) fn line(text: Option<&Paragraphs<1000>>) -> Option<String> {
    text.map(ToString::to_string)
}

impl Grant {
    /// To whom.
    pub(super) fn principal(&self) -> Principal {
        let person = self.person_id.map(Principal::Person);
        person.or_else(|| self.account_id.map(Principal::Account)).unwrap_or(Principal::System)
    }

    /// Over what.
    pub(super) fn scope(&self) -> Scope {
        match (&self.body_id, &self.territory) {
            (Some(body), _) => Scope::Body(body.0),
            (None, Some(code)) => Scope::Territory(code.clone()),
            (None, None) => Scope::Party,
        }
    }
}

//! What is told of who holds what.
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{AccountId, Beside, Holding, Permission, Scope, Title, TokenTold};
use crate::basis::{AppointmentId, GrantId};
use crate::bodies::BodyId;
use crate::persons::PersonId;

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
    /// The persons from whose matters the caller is recused: of them it changes nothing, whatever it holds.
    pub recused_from: Vec<PersonId>,
    /// The token that was shown; null for whoever signed on at the party's provider.
    pub token: Option<TokenTold>,
}

/// Why somebody may, or may not.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(in crate::grants) struct Explanation {
    /// The permission asked about.
    pub permission: Permission,
    /// Whether it is held over what was asked about, with what is asked beside it of that person, and no recusal stands in
    /// the way.
    pub is_allowed: bool,
    /// What its operations ask beside it, or some of them; null where none does.
    pub asks_beside: Option<Beside>,
    /// Whether that is held too, of the person asked about; null where it is asked of nobody, or depends on what is sent.
    pub has_beside: Option<bool>,
    /// Whether a recusal stands in the way of every change of what tells of the person asked about; what one may look at
    /// stays.
    pub is_recused: bool,
    /// Why, or why not, in the caller's language.
    pub because: String,
    /// The rights that hold it there.
    pub by: Vec<Right>,
    /// The rights that hold it elsewhere: another's, as far as the caller reads rights there.
    pub elsewhere: Vec<Right>,
    /// The grants that would hold it there, if whoever gave them still held it over all they are given over; and the
    /// emergencies that would, if their taker might still take them.
    pub lapsed: Vec<Right>,
}

//! What somebody is remembered by.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::bodies::BodyId;
use crate::db::{MultiBackend, applicant_marks};
use crate::persons::{MembershipId, PersonId};
use crate::{id_type, word_enum};

id_type! {
    /// Holds the digests of one refusal or exclusion together: the id of the application or the membership while that is
    /// kept, and then one that leads nowhere.
    MemoryId
}

impl From<MembershipId> for MemoryId {
    fn from(id: MembershipId) -> Self {
        Self(id.0)
    }
}

word_enum! {
    /// Why somebody is remembered.
    MarkCause {
        /// An application was refused.
        Refused = "refused",
        /// The member was put out.
        Excluded = "excluded",
    }
}

word_enum! {
    /// What of an applicant agrees with somebody who was refused.
    MarkKind {
        /// The name, and the day of birth.
        NameAndBirth = "name_and_birth",
        /// The name, and a phone number.
        NameAndPhone = "name_and_phone",
        /// A phone number.
        Phone = "phone",
    }
}

/// One digest.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = applicant_marks, check_for_backend(MultiBackend), treat_none_as_default_value = false)]
pub(super) struct Digest {
    pub(super) memory_id: MemoryId,
    pub(super) kind: MarkKind,
    pub(super) mark: Vec<u8>,
    pub(super) counts_until: Option<NaiveDate>,
    pub(super) body_id: Option<BodyId>,
    pub(super) clause: Option<String>,
    pub(super) cause: MarkCause,
}

/// Somebody to be remembered.
#[derive(Debug, Clone)]
pub struct Remembering {
    /// Who.
    pub person: PersonId,
    /// Why.
    pub cause: MarkCause,
    /// The day from which it counts no more; `None` where it is for good.
    pub counts_until: Option<NaiveDate>,
    /// The body that decided, or that he or she was a member of.
    pub body_id: Option<BodyId>,
    /// The day it was decided, whose statutes say by which clause.
    pub on: NaiveDate,
}

/// A refusal or an exclusion that counts still, of somebody who may be the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RememberedRefusal)]
pub struct Remembered {
    /// What it was.
    pub cause: MarkCause,
    /// What agrees.
    pub agrees: Vec<MarkKind>,
    /// The day from which it counts no more; null where it is for good.
    pub counts_until: Option<NaiveDate>,
    /// The body that refused, or of which he or she was a member.
    pub body_id: Option<BodyId>,
    /// The clause it went by, by its id.
    pub clause: Option<String>,
}

/// What is remembered, and whether it is certainly of the same person.
#[derive(Debug, Clone)]
pub struct Recalled {
    /// What is remembered.
    pub told: Remembered,
    /// Whether it is certainly of the same person.
    pub is_of_the_same: bool,
}

//! What a refusal is remembered by.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::bodies::BodyId;
use crate::db::{MultiBackend, applicant_marks};
use crate::{id_type, word_enum};

use super::super::model::ApplicationId;

id_type! {
    /// Holds the digests of one refusal together: the id of the application while that is kept, and then one that leads
    /// nowhere.
    MemoryId
}

impl From<ApplicationId> for MemoryId {
    fn from(id: ApplicationId) -> Self {
        Self(id.0)
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
    pub(super) body_id: BodyId,
    pub(super) clause: Option<String>,
}

/// A refusal that counts still, of somebody who may be the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RememberedRefusal)]
pub struct Remembered {
    /// What agrees.
    pub agrees: Vec<MarkKind>,
    /// The day from which it counts no more; null where it is for good.
    pub counts_until: Option<NaiveDate>,
    /// The body that refused.
    pub body_id: BodyId,
    /// The clause it went by, by its id.
    pub clause: Option<String>,
}

/// A refusal that is remembered, and whether it was certainly of the same person.
#[derive(Debug, Clone)]
pub(super) struct Recalled {
    pub(super) told: Remembered,
    pub(super) is_of_the_same: bool,
}

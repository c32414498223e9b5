//! What an opening is.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::db::{Moment, MultiBackend, case_openings};
use crate::http::Resource;
use crate::id_type;
use crate::persons::PersonId;
use crate::words::{Line, Paragraphs};

use super::super::model::CaseTold;

id_type! {
    /// Identifies an opening.
    CaseOpeningId
}

/// That somebody asks to read a case in an emergency, and that another agreed.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset, ToSchema)]
#[diesel(table_name = case_openings, check_for_backend(MultiBackend))]
pub struct CaseOpening {
    /// Identifies it.
    pub id: CaseOpeningId,
    /// What the case is called in letters.
    pub reference: String,
    /// Why.
    pub reason: String,
    /// Who asks.
    pub asked_by: PersonId,
    /// Who agreed; null until somebody did.
    pub confirmed_by: Option<PersonId>,
    /// Until when the two may read it.
    pub expires_at: Option<Moment>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was asked for.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// An opening, with the case while it is open.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseOpeningTold {
    /// The opening.
    #[serde(flatten)]
    pub opening: CaseOpening,
    /// The case: for the two, from when the second agreed until it expires. Null where there is none of that name, or one of the two is party to it.
    pub case: Option<CaseTold>,
}

impl Resource for CaseOpeningTold {
    fn path(&self) -> String {
        format!("/v1/case-openings/{}", self.opening.id)
    }
    fn version(&self) -> i64 {
        self.opening.version
    }
}

/// An opening to be asked for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseOpening {
    /// What the case is called in letters.
    #[schema(example = "taounate-ethics-committee/2026/0007")]
    pub reference: Line<120>,
    /// Why; it stands in the journal in clear.
    #[schema(example = "The court of Fes asks for the file; the committee is dissolved.")]
    pub reason: Paragraphs<1000>,
}

//! Who stands in an election.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::compliance::FindingTold;
use crate::db::{Json, Moment, MultiBackend, candidates};
use crate::id_type;
use crate::persons::{PersonId, PersonName};

use super::ElectionId;

id_type! {
    /// Identifies a candidate.
    CandidateId
}

/// A candidacy in an election: of one person, or of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Candidacy {
    /// Its number in the election.
    pub number: i64,
    /// What a list is called.
    pub title: Option<String>,
    /// How many stand on it.
    #[schema(minimum = 1)]
    pub persons: usize,
    /// When it was withdrawn, if it was; why, its candidates tell.
    pub withdrawn_at: Option<Moment>,
}

/// A person who stands in an election.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = candidates, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Candidate {
    /// Identifies the row.
    pub id: CandidateId,
    /// In which election.
    pub election_id: ElectionId,
    /// The number of the candidacy.
    pub candidacy: i64,
    /// The place on its list, from 1.
    pub place: i64,
    /// Who.
    pub person_id: PersonId,
    /// What the statutes warned of when the person stood, or what could not be verified.
    #[schema(value_type = Vec<FindingTold>)]
    pub findings: Json<Vec<FindingTold>>,
    /// When the candidacy was withdrawn, if it was.
    pub withdrawn_at: Option<Moment>,
    /// Why, where that was said.
    pub withdrawn_because: Option<String>,
    /// When it was recorded.
    pub created_at: Moment,
}

/// A candidate, with the name of the person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CandidateTold {
    /// The candidate.
    #[serde(flatten)]
    pub candidate: Candidate,
    /// The name.
    pub person: Option<PersonName>,
    /// Whether a round elected him or her that was not annulled; it is not settled before that is read and proclaimed.
    pub is_elected: bool,
}

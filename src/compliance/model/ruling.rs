//! What the statutes say about one body.
use serde::Serialize;
use utoipa::ToSchema;

use crate::bodies::BodyId;
use crate::statutes::StatutesId;
use crate::statutes::document::{BodyType, Clause, LegalTaskRule, PositionType, Quota};

use super::composition::Composition;

/// What the statutes in force on the day asked for say about a body, and how the body stands to them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BodyRules {
    /// The body.
    pub body_id: BodyId,
    /// The version of the statutes.
    pub statutes_id: StatutesId,
    /// Its type: term, seats, sessions due, notice, quorum, majorities, what it may create.
    pub body_type: BodyType,
    /// The positions it has, the first in precedence first: who may hold them, how they are filled, for how long.
    pub positions: Vec<PositionType>,
    /// The shares owed in it.
    pub quotas: Vec<Quota>,
    /// What must be declared when it changes.
    pub legal_tasks: Vec<LegalTaskRule>,
    /// Every clause that these rules rest on.
    pub clauses: Vec<Clause>,
    /// Its members on that day, in numbers, and what the statutes say against them.
    pub composition: Composition,
}

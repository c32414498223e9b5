//! The statutes document: everything the party's rules say, as typed data.
mod clause;
mod discipline;
mod elections;
mod enforcement;
mod fraction;
mod majority;
mod membership;
mod obligations;
mod office;
mod rights;
mod seats;
mod structure;
mod wording;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

pub use self::clause::Clause;
pub use self::discipline::{Discipline, Measure, MeasureEffect, Procedure, Sanction, SanctionEffect};
pub use self::elections::{ElectionRules, ElectionTie, LastRound, ListSeats};
pub use self::enforcement::{Enforcement, RuleEffect, RuleName};
pub use self::fraction::{Fraction, Quorum, RemotePresence, SecondCall, SecondCallRule};
pub use self::majority::{Majority, MajorityOf, Tie};
pub use self::membership::{Declaration, Grade, MembershipRules, Renewal};
pub use self::obligations::{LegalTaskCause, LegalTaskRule, Quota, QuotaGroup, QuotaScope};
pub use self::office::{Eligibility, Mode, PositionType, ReservedSeats};
pub use self::rights::{Over, Role};
pub use self::seats::Seats;
pub use self::structure::{BodyKind, BodyType, Level, Substitutes, TERRITORY_LEVELS};
pub use self::wording::{Titles, Wording};
pub use self::words::{ClauseId, Code, SlugWord};
use crate::words::Labels;

/// The party's statutes: clauses, levels, types of bodies and of positions, roles, quotas, membership, discipline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The name of the statutes.
    pub title: Labels,
    /// What the party is called, as its members' cards say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Labels>,
    /// The clauses that a refusal can name, at most 500.
    #[serde(default)]
    #[schema(max_items = 500)]
    #[validate(length(max = 500))]
    pub clauses: Vec<Clause>,
    /// The levels of the party, widest first, at most 20.
    #[serde(default)]
    #[schema(required = true, min_items = 1, max_items = 20)]
    #[validate(length(max = 20))]
    pub levels: Vec<Level>,
    /// The kinds of bodies the party may have, at most 200.
    #[serde(default)]
    #[schema(required = true, min_items = 1, max_items = 200)]
    #[validate(length(max = 200))]
    pub body_types: Vec<BodyType>,
    /// The positions those bodies have, at most 500.
    #[serde(default)]
    #[schema(max_items = 500)]
    #[validate(length(max = 500))]
    pub position_types: Vec<PositionType>,
    /// The named sets of permissions that positions have and that may be granted, at most 50.
    #[serde(default)]
    #[schema(max_items = 50)]
    #[validate(length(max = 50))]
    pub roles: Vec<Role>,
    /// The shares owed to women and to the young, at most 50.
    #[serde(default)]
    #[schema(max_items = 50)]
    #[validate(length(max = 50))]
    pub quotas: Vec<Quota>,
    /// How one joins, stays and comes back.
    pub membership: MembershipRules,
    /// The measures and sanctions a case may end in.
    pub discipline: Discipline,
    /// What must be declared outside the party, and when, at most 50.
    #[serde(default)]
    #[schema(max_items = 50)]
    #[validate(length(max = 50))]
    pub legal_tasks: Vec<LegalTaskRule>,
    /// How strictly each rule is meant wherever a position or a body says nothing else.
    #[serde(default)]
    pub enforcement: BTreeMap<RuleName, Enforcement>,
}

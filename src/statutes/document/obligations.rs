//! What the party owes: shares to women and the young, declarations to the authorities.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ClauseId, Code, Fraction, RuleEffect};
use crate::words::Labels;

/// A share of seats owed to a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// The bodies it is counted in; the governing bodies when absent.
    #[serde(default)]
    pub scope: QuotaScope,
    /// The group it is owed to.
    pub group: QuotaGroup,
    /// The age above which one is no longer young, 16 to 120; for the young only.
    #[serde(default)]
    #[schema(minimum = 16, maximum = 120)]
    pub age_max: Option<u32>,
    /// The share owed.
    pub threshold: Fraction,
    /// What happens when it is not reached.
    pub effect: RuleEffect,
    /// The clause it rests on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

/// The bodies a quota is counted in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuotaScope {
    /// The governing bodies.
    #[default]
    GoverningBodies,
    /// Every body.
    AllBodies,
}

/// The group a quota is owed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuotaGroup {
    /// Women.
    Women,
    /// The young, up to an age the statutes set.
    Youth,
}

/// Something to declare outside the party, and by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalTaskRule {
    /// What opens it.
    pub on: LegalTaskCause,
    /// Whom it is owed to: `interior_authority`.
    pub to: Code,
    /// Days from its cause to the day it is due, 1 to 3650.
    #[schema(minimum = 1, maximum = 3650)]
    pub days: u32,
    /// Its name.
    pub labels: Labels,
    /// The clause it rests on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

/// What opens a legal task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LegalTaskCause {
    /// A change in a governing body or in what stands under it.
    GoverningBodyChange,
    /// An elected member leaves the party by choice; an expulsion opens nothing.
    ElectedMemberDeparture,
}

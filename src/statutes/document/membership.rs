//! How one becomes a member, stays one and comes back.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ClauseId, Code};
use crate::access::Permission;
use crate::words::Labels;

/// The rules of membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MembershipRules {
    /// The grades of membership, lowest first, at most 20; empty when all members are alike.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub grades: Vec<Grade>,
    /// Years of age an applicant needs, 1 to 120.
    #[schema(minimum = 1, maximum = 120)]
    pub age_min: u32,
    /// The competence of the body that decides applications: `membership_applications`.
    pub decided_by: Code,
    /// Days that body has to decide, 1 to 3650.
    #[schema(minimum = 1, maximum = 3650)]
    pub deadline_days: u32,
    /// The level an applicant refused appeals to; none when there is no appeal.
    #[serde(default)]
    pub appeal_to: Option<Code>,
    /// Days an applicant has to appeal, 1 to 365.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 365)]
    pub appeal_days: Option<u32>,
    /// Days before an applicant refused may apply again, 0 to 3650.
    #[schema(minimum = 0, maximum = 3650)]
    pub reapply_days: u32,
    /// Whether a refusal may be for good.
    #[serde(default)]
    pub may_ban: bool,
    /// Days a closed application that led to no membership is kept before it is erased, 1 to 36500; for ever, if absent.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 36500)]
    pub retention_days: Option<u32>,
    /// What an applicant declares before the application is complete; all there is, if absent.
    #[serde(default = "every_declaration")]
    #[schema(max_items = 3)]
    pub declarations: Vec<Declaration>,
    /// How a membership is renewed.
    pub renewal: Renewal,
    /// What every active member may do with his or her own record, once each.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub grants: Vec<Permission>,
    /// The clause they rest on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

/// Something an applicant declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Declaration {
    /// Being of the age the statutes ask for.
    Age,
    /// Belonging to no other party.
    NoOtherParty,
    /// None of the incapacities the law knows.
    NoIncapacity,
}

fn every_declaration() -> Vec<Declaration> {
    vec![Declaration::Age, Declaration::NoOtherParty, Declaration::NoIncapacity]
}

/// A grade of membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// Its code: `supporter`.
    pub code: Code,
    /// Its name.
    pub labels: Labels,
}

/// How a membership is renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Renewal {
    /// Every year.
    Annual,
    /// Never: it lasts until it is ended.
    None,
}

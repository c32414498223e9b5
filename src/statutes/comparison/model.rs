//! How a comparison of two versions is asked for and told.
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use crate::http::QueryForm;
use crate::statutes::document::Clause;
use crate::statutes::model::{StatutesEntry, StatutesId};

/// Which version to compare with.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ComparisonQuery {
    /// The other version: what it has instead is told.
    pub with: StatutesId,
}

impl QueryForm for ComparisonQuery {
    const LISTS: bool = false;
}

/// What changes from one version of the statutes to another.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = StatutesComparison)]
pub struct Comparison {
    /// The one version.
    pub from: StatutesEntry,
    /// The other.
    pub with: StatutesEntry,
    /// Every item that differs, section by section.
    pub differences: Vec<Difference>,
}

/// What happened to an item between the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DifferenceKind)]
pub enum Change {
    /// Only the other version has it.
    Added,
    /// Only the one version has it.
    Removed,
    /// Both have it, and say different things.
    Changed,
}

/// An item that differs: a clause, a level, a type of body or position, a role, a quota, a sanction.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = StatutesDifference)]
pub struct Difference {
    /// The part of the document it is in.
    #[schema(example = "position_types")]
    pub section: String,
    /// Its code, number or name in that part.
    #[schema(example = "provincial_secretary")]
    pub item: String,
    /// What it is called, in the caller's language; of a clause, its text.
    pub label: Option<String>,
    /// What happened to it.
    pub change: Change,
    /// Its place in the other version; of an item removed, in the one.
    #[schema(example = "/position_types/4")]
    pub pointer: String,
    /// The fields that differ, of an item that both versions have.
    pub fields: Vec<FieldDifference>,
    /// The clauses it rests on, as the other version words them; of an item removed, as the one does.
    pub clauses: Vec<Clause>,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StatutesFieldDifference)]
pub struct FieldDifference {
    /// Its place in the other version.
    #[schema(example = "/position_types/4/terms_consecutive_max")]
    pub pointer: String,
    /// What the one version says; null if nothing.
    #[schema(value_type = Option<Object>)]
    pub before: Value,
    /// What the other version says; null if nothing.
    #[schema(value_type = Option<Object>)]
    pub after: Value,
}

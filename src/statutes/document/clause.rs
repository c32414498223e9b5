//! The clauses of the statutes: what a refusal is explained with.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ClauseId;
use crate::words::ClauseText;

/// One clause of the statutes, named by the refusals that rest on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its number: `art-23`.
    pub id: ClauseId,
    /// What it says.
    pub text: ClauseText,
}

//! What a decision can order of another decision.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::DecisionId;

/// A decision of a body below is confirmed, and carried out.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ConfirmDecision {
    /// The decision that waits for it.
    pub decision_id: DecisionId,
}

/// A decision of the body, or of one below, is annulled: what it did ends with the day of this one where it can, and is
/// listed where it cannot.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AnnulDecision {
    /// The decision that is annulled.
    pub decision_id: DecisionId,
}

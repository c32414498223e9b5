//! Grammatical and civil gender: what titles agree with.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The gender titles agree with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Masculine.
    Male,
    /// Feminine.
    Female,
}

//! What a slice of a scan did.
use serde::Serialize;
use utoipa::ToSchema;

/// What a slice of a scan did, and what is left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Scan {
    /// How many persons were given their keys.
    pub keyed: i64,
    /// How many persons were compared with those who share a key.
    pub compared: i64,
    /// How many pairs were found that were not known.
    pub found: i64,
    /// How many persons still wait for it.
    pub left: i64,
    /// Whether nobody does.
    pub done: bool,
}

//! What an erasure did.
use serde::Serialize;
use utoipa::ToSchema;

/// What was erased, and whether there is more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Erased {
    /// How many applications.
    pub applications: usize,
    /// How many applicants with them: those to whom nothing else referred.
    pub persons: usize,
    /// Whether more are to be erased by today: ask again.
    pub more: bool,
}

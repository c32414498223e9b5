//! The contract, read: what the service itself asks of it.
use std::sync::LazyLock;

use actix_web::web::Bytes;

use super::super::fields::Fields;
use super::super::paths::Paths;
use super::super::tables::Columns;
use super::contract;

/// What the service asks of the contract. It is the same for the life of the process, and put together the first
/// time somebody asks: a service that is only looked at and changed never pays for it.
pub(in crate::http) struct Read {
    /// Which methods each path knows.
    pub(in crate::http) paths: Paths,
    /// What each look can be shortened to.
    pub(in crate::http) fields: Fields,
    /// The columns of each list.
    pub(in crate::http) columns: Columns,
    /// The contract itself, as JSON.
    pub(in crate::http) json: Bytes,
}

/// The contract, read once.
pub(in crate::http) static READ: LazyLock<Read> = LazyLock::new(|| {
    let whole = contract();
    let json = serde_json::to_vec(&whole).unwrap_or_default();
    Read {
        paths: Paths::of(&whole),
        fields: Fields::of(&whole),
        columns: Columns::of(&whole),
        json: json.into(),
    }
});

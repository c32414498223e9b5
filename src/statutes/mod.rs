//! The statutes room: the party's rules as a dated document, checked, looked up and spoken.
pub mod document;
mod read;
mod rules;
mod titles;

pub use document::Document;
pub(crate) use rules::faults;
pub use titles::{body_name, title};

/// The default statutes of a Moroccan party, as JSON: what a new registry starts from.
pub const DEFAULT: &str = include_str!("default.json");

/// Stand-in: the statutes in force on a day.
pub fn in_force(
    _: &mut crate::db::Tx<'_>,
    _: chrono::NaiveDate,
) -> crate::error::Result<std::sync::Arc<Document>> {
    serde_json::from_str(DEFAULT).map(std::sync::Arc::new).map_err(crate::error::Problem::internal)
}

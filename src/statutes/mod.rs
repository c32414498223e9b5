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

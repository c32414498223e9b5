//! The statutes room: the party's rules as a dated document, checked, looked up and spoken.
mod actions;
pub mod document;
mod model;
mod read;
mod refusals;
mod routes;
mod rules;
mod shelf;
mod store;
mod titles;
mod versions;

pub use actions::{adopt, cite, in_force, is_empty, versions, wording};
pub use document::Document;
pub use model::{NewStatutes, Statutes, StatutesEntry, StatutesId};
pub use refusals::Refusal;
pub(crate) use routes::{Contract, routes};
pub use titles::{body_name, title};
pub use versions::{InForce, Versions};

/// The default statutes of a Moroccan party, as JSON: what a new registry starts from.
pub const DEFAULT: &str = include_str!("default.json");

//! Reorganizations: bodies dissolved, merged and split, territories moved and renumbered, and what becomes of everything
//! that was theirs.
mod actions;
mod model;
mod routes;
mod rules;
mod schema;
mod store;

pub use actions::{dissolve, merge, split};
pub use model::{Children, Dissolution, Merger, Part, Split, TerritoryReformed};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

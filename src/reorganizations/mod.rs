//! Reorganizations: bodies dissolved, merged and split, and what becomes of everything that was theirs.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{dissolve, merge, split};
pub use model::{Children, Dissolution, Merger, Part, Split};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

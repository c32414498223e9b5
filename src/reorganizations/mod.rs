//! Reorganizations: bodies dissolved, merged and split, territories moved and renumbered, what becomes of everything that
//! was theirs, and the withdrawal of all that.
mod actions;
mod model;
mod routes;
mod rules;
mod schema;
mod store;

pub use actions::{dissolve, merge, split};
pub use model::{ActWithdrawn, Children, Dissolution, Merger, Part, Split, TerritoryReformed, Withdrawal};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

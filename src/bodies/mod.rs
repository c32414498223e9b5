//! Bodies: the organs of the party, each a node of the tree the statutes allow, with its positions.
mod actions;
mod model;
pub mod positions;
mod routes;
mod rules;
mod slugs;
mod store;

pub use actions::{ancestors, brief, children, dissolve, find, form, narrowing, on_the_day};
pub use model::{Body, BodyChange, BodyId, BodyQuery, BodyRef, BodyTold, Dissolution, NewBody};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

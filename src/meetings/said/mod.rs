//! What was said and proposed, at whichever meeting: found by its words, by who spoke, by body and by day.
mod actions;
mod model;
mod routes;
mod store;

pub(crate) use actions::catch_up;
pub use model::{InterventionFound, InterventionKind, InterventionQuery, ProposalFound, ProposalQuery};
pub(crate) use routes::{Contract, routes};

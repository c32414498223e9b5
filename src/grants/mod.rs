//! Rights that are given beside office: grants, delegations, emergencies; and who holds what, and why.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{found, give};
pub use model::{Grant, GrantId, GrantKind, GrantTold, Me, NewGrant, Right, ScopeTold, TitleTold};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

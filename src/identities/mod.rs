//! Identities: which sign-on of the party's provider is which person's.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{Identity, IdentityId, NewIdentity};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

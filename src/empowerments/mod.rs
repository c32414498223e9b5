//! Empowerments (تفويض): somebody is given a written authority by a decision, for a purpose and within limits, from day to day,
//! until it is over or taken back. It gives no rights over the registry.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{empower, of_ids, revoke, withdraw};
pub use model::{Empowered, Empowerment, EmpowermentId, EmpowermentQuery, EmpowermentTold};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

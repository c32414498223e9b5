//! The organigram: bodies, positions and holders on one day, nested, with what is vacant and what is unknown.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::chart;
pub use model::{Chart, DeputyTold, HolderTold, MemberTold, OfficeTold, OrganigramQuery, VacantSeat};
pub(crate) use routes::{Contract, routes};

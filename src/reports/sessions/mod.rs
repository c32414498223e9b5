//! The sessions that the statutes ask of bodies, and when the next is due.
mod actions;
mod model;
mod rules;
mod store;

pub(super) use actions::list;
pub use model::{SessionQuery, SessionTold};

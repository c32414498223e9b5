//! Congresses, and when they are due to meet again.
mod actions;
mod model;
mod rules;
mod store;

pub(super) use actions::list;
pub use model::{CongressQuery, CongressTold};

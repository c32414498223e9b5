//! Terms that end, or have ended while their holders carry over.
mod actions;
mod model;
mod rules;
mod store;

pub(super) use actions::list;
pub use model::{TermQuery, TermSetBy, TermTold};

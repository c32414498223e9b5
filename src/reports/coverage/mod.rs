//! Places the party covers, and those it does not.
mod actions;
mod model;
mod rules;
mod store;

pub(super) use actions::list;
pub use model::{CoverageQuery, CoverageTold};

//! Cases counted, without persons: what nobody may tell apart is not told.
mod actions;
mod model;
mod rules;
mod store;

pub(super) use actions::list;
pub use model::{CasesByOutcome, CasesCounted, EthicsQuery, FewHidden};

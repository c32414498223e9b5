//! Openings: a case that is read in an emergency by whoever does not judge it, where two persons ask for it.
//!
//! 2026-11-28. A court asks for a file and its committee is gone: somebody has to read it. One person alone never can. The
//! case is named by its reference, and until a second agrees nothing tells whether there is such a case; both are in the
//! journal in clear, with the reason, and so is every look.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{CaseOpening, CaseOpeningId, CaseOpeningTold, NewCaseOpening};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

//! Reorganizations: bodies dissolved, merged and split, territories moved and renumbered, what becomes of everything that
//! was theirs, and the correction and withdrawal of all that.
//!
//! 2026-11-26. An act on another day touches other records: a term that ended by itself, a member who came later. So one
//! whose day is corrected is taken back and carried out anew as it was ordered, which its entry in the journal keeps; its
//! id stays, and so does what it formed. Refused: shifting the days of what it once touched, which would leave out the
//! rest; and doing so for a basis, which moves nothing and is put right in place.
mod actions;
mod model;
mod routes;
mod rules;
mod schema;
mod store;

pub use actions::{dissolve, merge, split};
pub use model::{
    ActChange, ActCorrected, ActDetails, ActWithdrawn, Children, Dissolution, Merger, Part, Split,
    TerritoryReformed, Withdrawal,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub use store::still_calls;

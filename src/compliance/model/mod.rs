//! What is judged, what is found, and what is kept of it.
mod composition;
mod facts;
mod finding;
mod judgement;
mod ruling;
mod violation;

pub use composition::{Composition, CompositionQuery};
pub use facts::{Belonging, Candidate, Facts, Held};
pub use finding::{ClauseQuoted, Finding, FindingTold, Missing, Weight};
pub use judgement::{JudgedBody, Judgement};
pub use ruling::BodyRules;
pub use violation::{Violation, ViolationId, ViolationQuery, ViolationTold};

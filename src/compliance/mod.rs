//! Compliance: what the statutes say against an appointment or a body, told before it is made and kept after.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{
    Under, findings_in, forget, judge, judge_beside, judge_creation, kept, note, refusal, refusal_beyond,
    settle, speak,
};
pub use model::{
    Belonging, BodyRules, Candidate, ClauseQuoted, Composition, CompositionQuery, Facts, Finding,
    FindingTold, Held, JudgedBody, Judgement, Missing, Violation, ViolationId, ViolationQuery, ViolationTold,
    Weight,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

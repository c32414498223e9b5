//! Succession: who presides over a body on a day when some are absent.
//!
//! 2026-11-24. The line is the head, whoever acts as head, the numbered deputies in their order, then those whom the
//! statutes let preside beside them (`meeting.preside`), by precedence. It ends there: that the eldest or the
//! rapporteur would follow is custom in some bodies and was refused, for the statutes do not say it.
mod actions;
mod model;
mod routes;
mod rules;

pub use model::{StepTold, SuccessionQuery, SuccessionTold, Verdict};
pub(crate) use routes::{Contract, routes};

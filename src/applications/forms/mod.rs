//! Application forms: requests for membership that anybody sends in, before anybody of the party has looked at them.
//!
//! 2026-11-27. What comes through the open door is nobody's word yet: it is kept sealed and apart from the register until
//! somebody who receives applications enters it, or throws it away; then it and its key are gone. Refused: to make a
//! person and an application of it at once. What is answered would tell who is a member (by a refusal, or by how long it
//! takes), and the register would fill with what nobody looked at.
mod actions;
mod model;
mod routes;
mod store;

pub use model::{Applicant, ApplicationForm, ApplicationFormId, FormEntry, FormReceived, FormShown, NewForm};
pub(crate) use routes::{Contract, routes};

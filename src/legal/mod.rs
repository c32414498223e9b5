//! Legal tasks: what the party owes the authorities, and by which day.
mod actions;
mod calendar;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{follow_day, hand_over, open, owe_no_more, take_back};
pub use model::{
    LegalTask, LegalTaskCalendarQuery, LegalTaskChange, LegalTaskFollowUp, LegalTaskId, LegalTaskQuery,
    LegalTaskTold,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

//! Convocations: who had to be invited to a meeting, by what agenda, with which notice; and the second call after a first
//! that had no quorum.
//!
//! 2026-11-27. Whom to invite is reckoned from the seats of the day of the meeting, and frozen as lines of it: whoever takes
//! a seat later was not invited. What was announced is kept as it was; a meeting that is put elsewhere is convened anew.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub(super) use actions::to_tell;
pub use model::{
    AgendaPoint, Channel, Convocation, ConvocationId, ConvocationTold, NewConvocation, NoticeState, Overtaken,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

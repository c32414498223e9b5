//! The quorum of a meeting: whether enough of those who vote in the body came to decide.
//!
//! 2026-11-24. A quorum is reckoned when it is asked for, from the attendance sheet and the seats of the day, never
//! kept: attendance is often recorded after the decisions, and a seat may be corrected years later. Refusing a
//! decision for want of a quorum was refused for the same reason, and because what was decided without one is
//! history all the same: it is kept, and told with its quorum.
mod actions;
mod model;
mod rules;
mod store;

pub(super) use actions::of;
pub use actions::voters;
pub use model::{Quorum, QuorumDoubt, QuorumState};

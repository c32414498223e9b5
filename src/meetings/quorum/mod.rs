//! The quorum of a meeting: whether enough of those who vote in the body came to decide.
//!
//! 2026-11-24. A quorum is reckoned when it is asked for, from the attendance sheet and the seats of the day: a seat may be
//! corrected years later.
//!
//! 2026-11-27. A decision needs one. What was decided without is history all the same: recorded with its source, it is kept
//! and told with its quorum. Any other waits until the sheet says that enough came, is kept with the quorum of that moment,
//! and the sheet is not corrected so that it would not have been met. Who is suspended does not vote, and is not counted
//! among those who do.
//!
//! 2026-11-28. It comes and goes with those who come late and leave early: there is one for every moment. A decision has that
//! of its moment; where that is not told, the quorum must have held all the time.
mod actions;
mod course;
mod model;
mod routes;
mod rules;
mod store;

pub(super) use actions::{course, electorate, lacking, of, of_each, of_one, roll, sitting, without};
pub use model::{Quorum, QuorumDoubt, QuorumQuery, QuorumSpan, QuorumState};
pub(super) use model::{Roll, When};
pub(super) use routes::{Contract, routes};

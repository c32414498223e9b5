//! What is done with appointments: made, corrected, ended, looked at, checked beforehand.
mod appoint;
mod change;
mod check;
mod end;
mod look;
mod seat;
mod undo;

pub use appoint::{appoint, appoint_all};
pub(super) use change::change;
pub use change::delete;
pub(super) use change::save;
pub(super) use check::check;
pub use check::eligibility;
pub(super) use end::check_decision;
pub use end::{end, end_with_body, end_with_membership, left_behind};
pub use look::{ended_by_decision, holdings, list, of_ids, of_persons};
pub(super) use look::{show, told, told_one};
pub use undo::{appointed_since, rebase, take_back};

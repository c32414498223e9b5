//! What is done with cases.
mod appeal;
mod bars;
mod carry;
mod committee;
mod door;
mod enforce;
mod enter;
mod file;
mod judge;
mod keep;
mod look;
mod measure;
mod own;
mod panel;
mod steps;

pub(super) use appeal::{appeal, close, notify};
pub use enforce::enforce_due;
pub(super) use enter::enter;
pub use enter::{Referral, refer};
pub(super) use judge::{rule, vote};
pub(super) use look::{list, parties_of, show, whole};
pub(super) use measure::{end_measure, take_measure};
pub(super) use own::{appeal_own, complain, own, own_one, state};
pub(super) use panel::{assign, recuse, send_up};
pub(super) use steps::{admit, bring, destroy, hear, join, record_hearing, turn_clock};

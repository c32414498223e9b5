//! What is done with imports.
mod apply;
mod commit;
mod compare;
mod gather;
mod judge;
mod look;
mod mandates;
mod open;
mod organs;
mod preview;
mod stage;

pub(crate) use commit::commit;
pub(crate) use look::report;
pub(super) use look::{list, rows, show};
pub(super) use open::{change, discard};
pub(crate) use open::{forget_old, open};
pub(crate) use preview::preview;
pub(crate) use stage::take;

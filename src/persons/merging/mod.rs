//! Persons who were merged into others: who stands for whom, and how one record takes another in and gives it back.
//!
//! 2026-11-27. A person who was merged into another is taken out, and the old id stands for whoever stayed, found in the
//! one table of merges: asked only where nobody of an id was found, so that whoever was never merged costs nothing.
//! Refused: a mark on the row, which every list, count and search would have to leave out, and one would forget.
mod actions;
mod store;

pub use actions::{absorb, details, give_up, restore, survivor, survivors, unknown, with_ids_of_old};
pub(super) use store::{forget, mark, mark_all};

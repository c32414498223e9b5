//! Moves: a body stands elsewhere from a day on, and is shown where it stood on every day before.
//!
//! 2026-11-24. Where a body stands is dated by its moves: the row of a body says where it stands since the last of
//! them, each move keeps where it stood before. So the present is read as fast as if nothing had ever moved, a day to
//! come needs no job to make it true, and the day asked for decides. Refused: a table with every station of every body,
//! which each look at the present would have had to join.
mod actions;
mod follow;
mod model;
mod routes;
mod rules;
mod store;
mod tree;
mod unfollow;

pub(crate) use actions::settled_on;
pub use actions::{
    Destination, expect_basis, left_stranded, rebase, reformed, take_back, transfer, with_its_own,
};
pub(super) use actions::{correct, delete_of, lines_of, stations_since};
pub use follow::follow;
pub(super) use follow::follow_acts;
pub(super) use model::Station;
pub use model::{Move, MoveId, MoveTold, NewMove, StationTold};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub(super) use rules::circles;
pub use store::places_then;
pub(crate) use store::there_then;
pub(super) use store::{elsewhere_then, first};
pub use tree::{Branch, Branches, tree};
pub use unfollow::{astray, unfollow};

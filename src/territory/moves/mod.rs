//! Moves of territories: one lies in another from a day on, or bears another code, by an act of the state; every day
//! before shows it where it lay and as it was numbered.
mod actions;
mod model;
mod rules;
mod store;

pub(super) use actions::list;
pub use actions::{Act, Changed, Followed, Reverted, acts_after, rebase, renumber, take_back, transfer};
pub use model::{NewTerritoryMove, Renumbering, TerritoryMoveId, TerritoryMoveTold};
pub use rules::Refusal;
pub(super) use store::{elsewhere_then, stations_on};

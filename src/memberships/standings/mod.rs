//! Standings: how a member stands from which day on, on whose word and on what basis.
//!
//! 2026-11-27. A membership begins and ends by its own row; the standings say the same with an author, and beside it when a
//! member was suspended. A suspension is a spell within the membership: it ends by itself after its last day, and no job
//! has to end it. Refused: a standing of the row that says suspended, which would have to be set back on a day to come.
mod actions;
mod imposed;
mod keep;
mod model;
mod routes;
mod rules;
mod store;

pub(super) use actions::{begin, begin_all, close, follow, forget, spells};
pub(super) use imposed::follow_impositions;
pub use imposed::{Imposing, forget_case, impose, is_put_out, last_day, last_until, put_out, readmit};
pub use model::{
    ImpositionId, Means, MembershipStandingId, NewReinstatement, NewSuspension, Reinstated, StandingRow,
    StandingTold, Suspended, SuspensionSpell,
};
pub(crate) use routes::{Contract, routes};
pub use store::membership_of;
pub(super) use store::{spells_of_seated, suspended};

//! The ordinals a position bore, and how they change.
//! 2026-11-24. A renumbering is dated. A position keeps its identity, its seats and its appointments: what it bore
//! until the eve is kept beside it, and every look at a day before shows that. To close the old positions and open
//! new ones was refused, for every holder's term would begin anew and every old seat would look vacant; to change
//! the ordinal in its place was refused, for the third deputy of last year would have been the second all along.
mod actions;
mod model;
mod rules;

pub use actions::{as_numbered, renumber};
pub(super) use actions::{numbered_in, take_over};
pub(super) use model::Number;
pub use model::{Move, NewRenumbering, RenumberedTold, RenumberingTold};
pub(super) use rules::{Bearing, borne};

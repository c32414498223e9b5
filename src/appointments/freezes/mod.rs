//! Freezes: the days on which somebody's offices are held and give nothing, by a precautionary measure.
//!
//! 2026-11-28. A freeze is not a suspension: the membership stands, with all its rights. It is a spell of the person and not
//! of each office, so that an office taken meanwhile rests like the others; or of one office, and then the others go on. It
//! ends by itself after its last day.
mod actions;
mod model;
mod store;

pub(super) use actions::forget;
pub use actions::{freeze, frozen, last_day, last_until, of_seated};
pub use model::{Frozen, FrozenSpell, OfficeFreeze, OfficeFreezeId};

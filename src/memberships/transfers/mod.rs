//! Transfers: a member goes from one unit to another, if both consent.
//!
//! 2026-11-27. Whoever holds `membership.transfer` over a unit speaks for it, and so a secretary who asks for one has
//! consented for the own unit by asking; a member asks for himself or herself and consents for nobody. Refused: a consent
//! by a vote, for which the statutes name no majority; and a transfer that takes effect before both have consented, which
//! would have moved somebody on one unit's word. Any unit there is may be named, in sight or not: a member moves to where
//! neither he or she nor the old unit sees anything, and learns of it that it is there.
mod actions;
mod model;
mod routes;
mod store;

pub use actions::expect_seen;
pub use model::{NewRefusal, NewTransfer, Transfer, TransferId, TransferState, TransferTold};
pub(crate) use routes::{Contract, routes};
pub(super) use store::forget;

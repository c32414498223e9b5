//! Dues: whether those of a year are paid, as whoever keeps the accounts tells it, one by one or by a list.
//!
//! 2026-11-27. No payment, amount or means is kept: the registry says who has paid for which year, and the accounts say the
//! rest. Whose dues nobody has told of counts as not having paid.
mod actions;
mod model;
mod routes;
mod store;

pub(super) use model::days_of;
pub use model::{Dues, DuesImported, DuesStatus, ListedDues, MembershipDuesId, NewDues, NewDuesList};
pub(crate) use routes::{Contract, routes};
pub(super) use store::forget;
pub use store::membership_of;

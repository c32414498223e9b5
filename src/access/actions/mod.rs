//! What is done with tokens and accounts.
mod accounts;
mod door;
mod tokens;

pub use accounts::{account, open};
pub(super) use accounts::{accounts, close};
pub use door::{authenticate, expect};
pub use tokens::{all, count, issue, issue_for, revoke};
pub(super) use tokens::{list, rotate, show};

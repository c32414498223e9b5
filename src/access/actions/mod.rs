//! What is done with tokens and accounts.
mod accounts;
mod door;
mod tokens;

pub use accounts::{account, open};
pub(super) use accounts::{accounts, close};
pub use door::{authenticate, expect};
pub use tokens::{all, count, issue_for, revoke, revoke_issued_by, stands, token};
pub(super) use tokens::{issue, list, rotate, show};

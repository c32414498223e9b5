//! Who may do what: tokens, the table of operations, and the decision.
mod actions;
mod credential;
mod model;
mod operations;
mod routes;
mod rules;
mod store;

pub use actions::{admit, all, authenticate, issue, issue_first, revoke};
pub use credential::Credential;
pub use model::{Actor, Me, NewToken, Token, TokenId, TokenIssued, TokenKind};
pub use operations::{Effect, Operation, Permission, Rule};
pub(crate) use routes::{Contract, routes};

pub use rules::{Refusal, may};

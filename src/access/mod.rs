//! Who may do what: tokens, the table of operations, and the decision.
mod actions;
mod credential;
mod model;
mod operations;
mod permission;
mod routes;
mod rules;
mod store;

pub use actions::{admit, all, authenticate, issue, issue_first, revoke};
pub use credential::Credential;
pub use model::{Actor, Me, NewToken, Token, TokenId, TokenIssued, TokenKind};
pub use operations::{Effect, Object, Operation, Relation, Rule};
pub use permission::Permission;
pub(crate) use routes::{Contract, routes};

pub use rules::{Refusal, may};

//! Who may do what: permissions, the table of operations, the decision; principals and their tokens.
mod actions;
mod apart;
mod credential;
mod evidence;
mod holdings;
mod model;
mod network;
pub mod oidc;
mod operations;
mod permission;
mod principal;
mod remembered;
mod rests_on;
mod routes;
mod rule;
mod rules;
mod store;

pub use actions::{
    account, all, authenticate, count, expect, issue_for, open, revoke, revoke_issued_by, stands, token,
};
pub use credential::Credential;
pub use evidence::Evidence;
pub use holdings::{Holding, Holdings, Place, Scope, Title};
pub use model::{Account, Actor, Granted, NewAccount, NewToken, Token, TokenId, TokenIssued, TokenTold};
pub use network::Network;
pub use operations::Operation;
pub use permission::{Permission, Permissions};
pub use principal::{AccountId, Principal};
pub use remembered::Remembered;
pub use rests_on::RestsOn;
pub(crate) use routes::{Contract, routes};
pub use rule::{Beside, Effect, Object, Recorded, Relation, Rule};
pub use rules::Refusal;
pub(crate) use store::keep_uses;

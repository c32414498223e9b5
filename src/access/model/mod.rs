//! Tokens and accounts, and whoever acts with them.
mod account;
mod actor;
mod token;

pub use account::{Account, NewAccount};
pub(super) use actor::Shown;
pub use actor::{Actor, Granted};
pub use token::{NewToken, Token, TokenId, TokenIssued, TokenTold};
pub(super) use token::{Rotation, TokenQuery};

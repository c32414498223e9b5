//! What a grant is, what is asked about rights, and what is told of them.
mod grant;
mod query;
mod sent;
mod told;

pub use grant::{Grant, GrantId, GrantKind, GrantTold};
pub(super) use query::{ExplainQuery, GrantQuery};
pub use sent::NewGrant;
pub(super) use sent::{NewDelegation, NewEmergency, line};
pub(super) use told::Explanation;
pub use told::{Me, Right, ScopeTold, TitleTold};

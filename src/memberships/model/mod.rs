//! What a membership is.
mod row;
mod sent;
mod told;

pub(super) use row::Grounds;
pub use row::MembershipRow;
pub(in crate::memberships) use sent::number;
pub use sent::{Ending, MembershipDetails, MembershipEnd, MembershipQuery, NewMembership};
pub use told::Membership;

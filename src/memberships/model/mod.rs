//! What a membership is.
mod row;
mod sent;
mod told;

pub use row::{Grounds, MembershipRow};
pub use sent::{Ending, MembershipDetails, MembershipEnd, MembershipQuery, NewMembership};
pub use told::Membership;

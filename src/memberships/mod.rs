//! Memberships: a person's belonging to the party, from day to day.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{
    admit, admit_applicant, end, hand_over, memberships_of, memberships_of_all, next_number, suspended,
    take_back,
};
pub use model::{
    Ending, Membership, MembershipDetails, MembershipEnd, MembershipQuery, MembershipRow, NewMembership,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

//! Memberships: a person's belonging to the party, from day to day.
mod actions;
mod admission;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{
    complete, end, hand_over, list, memberships_of, memberships_of_all, numbered, suspended, take_back,
};
pub use admission::{admit, admit_all, admit_applicant, next_number};
pub use model::{
    Ending, Membership, MembershipDetails, MembershipEnd, MembershipQuery, MembershipRow, NewMembership,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

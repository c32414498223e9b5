//! Memberships: a person's belonging to the party, from day to day.
mod actions;
mod admission;
pub mod dues;
pub mod grades;
mod model;
mod refusals;
mod routes;
mod rules;
pub mod standings;
mod store;
pub mod transfers;

pub use actions::{
    complete, end, hand_over, lasting, list, membership, memberships_of, memberships_of_all, numbered,
    suspended, suspensions, take_back,
};
pub use admission::{Draft, admit, admit_applicant, draft_all, next_number, record_all};
pub use model::{
    Ending, Membership, MembershipDetails, MembershipEnd, MembershipQuery, MembershipRow, NewMembership,
};
pub use refusals::Refusal;
pub(crate) use routes::{Contract, routes};

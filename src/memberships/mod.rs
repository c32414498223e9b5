//! Memberships: a person's belonging to the party, from day to day.
mod actions;
mod admission;
pub mod dues;
pub mod grades;
mod handing;
pub mod memory;
mod model;
mod refusals;
mod routes;
mod rules;
pub mod standings;
mod store;
pub mod transfers;

pub use actions::{
    complete, end, lasting, list, membership, memberships_of, memberships_of_all, numbered, record,
    suspended, suspensions, suspensions_of_seated,
};
pub use admission::{Draft, admit, admit_applicant, draft_all, next_number, record_all};
pub use handing::{hand_over, take_back};
pub use model::{
    Ending, Membership, MembershipDetails, MembershipEnd, MembershipQuery, MembershipRow, NewMembership,
};
pub use refusals::Refusal;
pub(crate) use routes::{Contract, routes};

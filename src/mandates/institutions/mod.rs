//! The elected institutions of the State, in which mandates are held.
//!
//! 2026-11-27. An institution lasts; its term is the one that runs, or ran last, and the days of each mandate are its own.
//! What kinds there are, and at which level of territory each, is the law of the State and no party's statutes: the list
//! is closed. Refused: kinds as data of the statutes, which would let each version of one party's rules say what a
//! commune elects.
mod actions;
mod kind;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{called, elected_at, of_ids, record};
pub use kind::InstitutionKind;
pub use model::{
    Institution, InstitutionDetails, InstitutionId, InstitutionNamed, InstitutionQuery, InstitutionTold,
    NewInstitution,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

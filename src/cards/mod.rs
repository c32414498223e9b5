//! Cards of members: what is printed, and what of it anybody checks without asking the registry.
//!
//! 2026-11-27. The square code holds a JSON Web Signature (RFC 7515) by Ed25519 (RFC 8037), so that any library of that
//! standard verifies a card at a door without a network, by the public key alone (`GET /v1/cards/keys`). It says what the
//! card says, and no more: no day of birth, no number of anything else. Refused: a link to the registry, which would tell
//! it who goes in where, and needs a network; and a format of our own, which only we could read.
mod actions;
mod model;
mod picture;
mod routes;
mod rules;
mod signed;

pub use model::{CardChecked, CardIssued, CardKey, CardKeys, CardText, Claims};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub use signed::read;

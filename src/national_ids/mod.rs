//! National ids: kept only where the authority for data protection has allowed it, and then sealed.
//!
//! 2026-11-28. Law 09-08 (articles 12 and 21) asks for an authorization before national id numbers are processed: without one
//! on record that is in force, none is taken, told or looked for, and those that were kept are destroyed, each with its key,
//! so that no copy of the database tells it. No answer tells more of one than its last two signs, and the journal tells
//! nothing of it; whoever has it before them finds the person by it, over a keyed digest, and the journal tells that they
//! looked. Refused: a field of the person, which every list would carry; a switch in the configuration, of which no record
//! says by whose leave; and to refuse an id that somebody else has, which would tell whoever tries that somebody has it: two
//! with one id are found by whoever may see both.
mod actions;
mod authorizations;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::forget;
pub use authorizations::forget_unallowed;
pub use model::{
    AuthorizationId, NationalId, NationalIdAuthorization, NationalIdFound, NationalIdId, NationalIdTold,
    NewAuthorization, NewNationalId,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

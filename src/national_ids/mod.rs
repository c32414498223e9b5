//! National ids: kept only where the authority for data protection has allowed it, and then sealed.
//!
//! 2026-11-28. Law 09-08 (articles 12 and 21) asks for an authorization before national id numbers are processed: without one
//! on record that is in force, none is taken, told or looked for; the last one withdrawn, all that were kept are destroyed.
//! Each is sealed under the person's own key, and no answer tells more of it than the last two signs; whoever has it before
//! them finds the person by it, over a keyed digest, and the journal tells that they looked. Refused: a field of the person,
//! which every list would carry; and a switch in the configuration, of which no record says by whose leave.
mod actions;
mod authorizations;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::forget;
pub use model::{
    AuthorizationId, NationalId, NationalIdAuthorization, NationalIdFound, NationalIdTold, NewAuthorization,
    NewNationalId,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

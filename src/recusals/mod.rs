//! Recusals: who decides nothing in what concerns whom, whatever he or she holds.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::forget;
pub use model::{NewRecusal, Recusal, RecusalId};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

//! Acts: what moves, dissolves, merges or splits a body, and what moves or renumbers a territory, as one thing with a day
//! and a basis. What one of them changed is in the journal under its id; that is what a withdrawal goes by.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::{begin, begin_anew, conclude, correct, find, ordered, take_out};
pub(super) use actions::{expect_none_about, later};
pub use model::{Act, ActKind, ActQuery, Subject};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

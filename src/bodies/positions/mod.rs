//! Positions: the offices of a body, made with it as the statutes say, or opened one by one.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub(super) use actions::{delete_of, make_with};
pub use actions::{find, label, of_bodies, of_ids, office};
pub use model::{NewPosition, Position, PositionChange, PositionId, PositionQuery, PositionTold};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

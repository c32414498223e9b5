//! Positions: the offices of a body, made with it as the statutes say, or opened one by one.
mod actions;
mod model;
mod numbered;
mod numbering;
mod routes;
mod rules;
mod store;
mod titles;

pub(super) use actions::{delete_of, make_with};
pub use actions::{find, list, of_bodies, of_ids, offices, unopened};
pub use model::{NewPosition, Position, PositionChange, PositionId, PositionQuery, PositionTold};
pub use numbered::Numbered;
pub use numbering::{Move, NewRenumbering, RenumberedTold, RenumberingTold, as_numbered, renumber};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub use titles::Titles;

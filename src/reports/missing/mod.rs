//! Bodies without the positions the statutes make with them, or with nobody in them.
mod actions;
mod model;
mod rules;
mod store;

pub(super) use actions::list;
pub use model::{Lack, MissingQuery, MissingTold, UnheldTold};

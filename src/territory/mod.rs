//! Territories: the places of a country, by level, each under its parent.
mod actions;
mod country;
mod model;
mod routes;
mod store;

pub use actions::{import, is_empty, is_within, names, place, sites};
pub use country::Country;
pub use model::{Level, Place, Site, Territory, TerritoryCode, TerritoryQuery};
pub(crate) use routes::{Contract, routes};
pub(crate) use store::{codes_under, province_of};

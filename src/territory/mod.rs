//! Territories: the places of a country, by level, each under its parent.
mod actions;
mod country;
mod model;
pub mod moves;
mod routes;
mod store;

pub use actions::{import, is_empty, is_settled, is_within, names, place, place_on, places_on, sites, told};
pub use country::Country;
pub use model::{Level, Place, Site, Territory, TerritoryCode, TerritoryQuery};
pub(crate) use routes::{Contract, routes};
pub(crate) use store::{
    called, code_on_the_day, codes_borne, codes_under, first_home, first_homes, gazetteer, homes,
};

//! Vacancies: the seats whose last holder has gone, since when, and by when they are to be filled.
//!
//! 2026-11-24. The seats of a dissolved body are no vacancies: there is nothing left to fill. `history=true` lists
//! them too, each with the day it was closed. A seat of a position without a fixed number of seats is vacant like
//! any other once its holder has left: a list that leaves them out for being many would lose the one that mattered.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::list;
pub use model::{ActingTold, BodyNamed, BodyVacancyQuery, EndedTold, VacancyQuery, VacancyTold};
pub(crate) use routes::{Contract, routes};

//! How the party is represented in the elected institutions of a territory: seats, presidencies, majorities, computed from
//! the mandates on record, and never claimed.
mod actions;
mod model;
mod picture;
mod rules;
mod store;

pub(super) use actions::{list, picture, summary};
pub use model::{
    KindRepresented, RepresentationQuery, RepresentationSummary, RepresentationTold, SummaryQuery,
};

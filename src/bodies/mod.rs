//! Bodies: the organs of the party, each a node of the tree the statutes allow, with its positions.
mod actions;
pub mod acts;
pub mod handovers;
mod model;
pub mod moves;
pub mod positions;
mod routes;
mod rules;
mod slugs;
mod store;

pub use actions::{
    Origin, ancestors, begin_anew, brief, children_after, counterpart, dissolve, expect_fit,
    expect_fit_since, expect_over_site, expect_there, find, forerunners, form, form_after, list, made_with,
    may_end, narrowing, of_refs, on_the_day, rebase, record, standing_at, take_back,
};
pub use model::{
    Body, BodyChange, BodyId, BodyQuery, BodyRef, BodyReformed, BodyTold, Consequence, Days, Forerunner,
    Happening, NamesTold, NewBody,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

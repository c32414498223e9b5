//! What a body is: named, kept, sent, told, and what comes of a change in its life.
mod consequence;
mod days;
mod forerunner;
mod reference;
mod row;
mod sent;
mod told;

pub use consequence::{BodyReformed, Consequence, Happening};
pub use days::Days;
pub use forerunner::Forerunner;
pub use reference::{BodyId, BodyRef};
pub use row::Body;
pub(super) use sent::Whereabouts;
pub use sent::{BodyChange, BodyQuery, NewBody};
pub use told::{BodyTold, NamesTold};

//! What a body is: named, kept, sent, told.
mod reference;
mod row;
mod sent;
mod told;

pub use reference::{BodyId, BodyRef};
pub use row::Body;
pub use sent::{BodyChange, BodyQuery, Dissolution, NewBody};
pub use told::BodyTold;

//! What is done with bodies: looked at, formed, corrected, dissolved.
mod change;
mod dissolve;
mod form;
mod look;
mod site;

pub(super) use change::{change, delete};
pub use dissolve::dissolve;
pub use form::form;
pub use look::{ancestors, brief, children, find, narrowing, on_the_day};
pub(super) use look::{list, list_kind, show};

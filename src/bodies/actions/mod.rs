//! What is done with bodies: looked at, formed, corrected, ended.
mod change;
mod correct;
mod dissolve;
mod form;
mod lineage;
mod look;
mod site;
mod undo;

pub(super) use change::{change, delete, editable};
pub use dissolve::{dissolve, may_end};
pub(super) use form::record;
pub use form::{Origin, form, form_after};
pub use lineage::forerunners;
pub use look::{
    ancestors, brief, children_after, counterpart, expect_there, find, list, made_with, narrowing, of_refs,
    on_the_day,
};
pub(super) use look::{list_kind, show};
pub(super) use site::{Site, check, expect_alone, place_by, reaches, settle, site};
pub use undo::{expect_fit, take_back};

//! What is done with bodies: looked at, formed, corrected, ended.
mod begin;
mod change;
mod contents;
mod correct;
mod dissolve;
mod form;
mod lineage;
mod look;
mod rebase;
mod site;
mod undo;

pub use begin::begin_anew;
pub(super) use change::{change, delete, editable};
pub use dissolve::{dissolve, may_end};
pub use form::record;
pub use form::{Origin, expect_over_site, form, form_after};
pub use lineage::forerunners;
pub use look::{
    ancestors, brief, children_after, counterpart, expect_there, find, list, made_with, narrowing, of_refs,
    on_the_day, standing_at,
};
pub(super) use look::{list_kind, show};
pub use rebase::rebase;
pub(super) use site::{Site, check, expect_alone, folded_names, place_by, reaches, settle, site};
pub use undo::{expect_fit, expect_fit_since, take_back};

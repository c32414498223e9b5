//! How a register is read, and whom its rows mean. Pure.
mod cells;
mod headers;
mod mandates;
mod marks;
mod organs;
mod parts;
mod recognise;
mod refusals;
mod rows;

pub(super) use headers::{columns, suggested};
pub(super) use mandates::{SeatRow, Sought, read_seat};
pub(super) use marks::{Comparison, Mark, parts, written};
pub(super) use organs::{Catalogue, OfficeRow, OrganRow, read_organ};
pub(super) use recognise::{
    Known, Meant, institution_key, membership_mark, merged, person_mark, recognise, reference_key, slug_of,
};
pub use refusals::Refusal;
pub(super) use refusals::{apply_mapping, mapping_of};
pub(super) use rows::{Gazetteer, MemberRow, PersonRow, Reading, read_member, read_person, wanted_places};

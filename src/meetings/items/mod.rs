//! The numbered lines of a meeting: agenda items, attendances, interventions, proposals.
//!
//! They share one shape: a line has a meeting, a number in it, perhaps a person it names, and words. The
//! shape is the trait [`Item`]; what is done with a line is written once for all four (`actions`).
mod actions;
mod model;
mod routes;
mod sheet;
mod store;

pub(super) use store::Kept;

pub use model::{
    AgendaItem, AgendaItemChange, AgendaItemId, Attendance, AttendanceChange, AttendanceId, AttendanceTold,
    Intervention, InterventionChange, InterventionId, InterventionTold, Item, ItemForm, NewAgendaItem,
    NewAttendance, NewIntervention, NewProposal, NewSheet, Presence, Proposal, ProposalChange, ProposalId,
    ProposalTold, SheetFilled, Slot,
};
pub(crate) use routes::{contracts, routes};

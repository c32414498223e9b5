//! The numbered lines of a meeting: agenda items, attendances, invitations, interventions, proposals.
//!
//! They share one shape: a line has a meeting, a number in it, perhaps a person it names, and words. The
//! shape is the trait [`Item`]; what is done with a line is written once for all five (`actions`).
mod actions;
pub(in crate::meetings) mod attend;
mod carry;
mod internal;
mod invite;
mod model;
mod movements;
mod routes;
mod sheet;
mod store;
mod telling;

pub use attend::SheetRefusal;
pub use carry::CarryRefusal;
pub use internal::sees_point;
pub(super) use invite::invite;
pub use model::{
    ActionsCarried, AgendaDocument, AgendaItem, AgendaItemChange, AgendaItemId, Attendance, AttendanceChange,
    AttendanceId, AttendanceTold, Intervention, InterventionChange, InterventionId, InterventionTold,
    Invitation, InvitationChange, InvitationId, InvitationQuery, InvitationTold, Item, ItemForm, Movement,
    NewAgendaItem, NewAttendance, NewCarriedActions, NewIntervention, NewInvitation, NewMovements,
    NewProposal, NewSheet, Presence, Proposal, ProposalChange, ProposalId, ProposalTold, Reply, SheetFilled,
    Slot, Stay,
};
pub(crate) use routes::{contracts, routes};
pub(super) use store::Kept;

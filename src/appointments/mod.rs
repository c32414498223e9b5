//! Appointments: who holds which position, from which day to which, and by which decision.
mod actions;
mod model;
mod routes;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{appoint, appoint_all, end, left_behind};
pub use model::{
    Appointed, Appointment, AppointmentChange, AppointmentId, AppointmentQuery, AppointmentTold, BodyChecked,
    Capacity, Check, Checked, EndedBy, Ending, NewAppointment, Proposed, ProposedChecked,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

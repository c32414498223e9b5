//! Appointments: who holds which position, from which day to which, and by which decision.
mod actions;
mod model;
mod routes;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{appoint, end};
pub use model::{
    Appointment, AppointmentChange, AppointmentId, AppointmentQuery, AppointmentTold, Capacity, EndedBy,
    Ending, NewAppointment,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

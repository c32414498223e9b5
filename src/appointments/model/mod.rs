//! What holding a position is, and what is asked before it.
mod appointment;
mod check;

pub use appointment::{
    Appointed, Appointment, AppointmentChange, AppointmentId, AppointmentQuery, AppointmentTold, Capacity,
    EndedBy, Ending, NewAppointment,
};
pub use check::{BodyChecked, Check, Checked, Proposed, ProposedChecked};

//! Appointments: who holds which position, from which day to which, and by which decision.
mod actions;
pub mod freezes;
#[cfg(test)]
mod histories;
mod model;
mod renewal;
mod routes;
mod rules;
mod seats;
mod store;
mod terms;
#[cfg(test)]
mod tests;
mod way;

pub use actions::{
    appoint, appoint_all, appointed_since, delete, eligibility, end, end_with_body, end_with_membership,
    ended_by_decision, holdings, left_behind, list, of_ids, of_persons, rebase, take_back,
};
pub use model::{
    Appointed, Appointment, AppointmentChange, AppointmentId, AppointmentQuery, AppointmentTold, BodyChecked,
    Capacity, Check, Checked, EndedBy, Ending, NewAppointment, Proposed, ProposedChecked,
};
pub use renewal::{NewHolder, NewRenewal, RenewalTold, Renewed, renew};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub use seats::{Holding, Occupancy, SeatState, position_state, seat_state, vacancies};
pub use terms::{Office, Terms};

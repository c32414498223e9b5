//! Who comes to the meetings of a body, and who stays away.
mod actions;
mod model;
mod rules;
mod store;

pub(super) use actions::{of_bodies, of_members};
pub use model::{AttendanceQuery, BodyAttendanceTold, MemberAttendanceTold, PeriodQuery, Presences};

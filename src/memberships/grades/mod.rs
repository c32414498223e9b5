//! Grades: which of the grades that the statutes name a member has, from which day on.
mod actions;
mod model;
mod routes;
mod store;

pub(super) use actions::{given, name};
pub use model::{GradeNamed, GradeTold, MembershipGradeId, NewGrade};
pub(crate) use routes::{Contract, routes};
pub(super) use store::forget;
pub use store::membership_of;

//! Reports: what a party wants to see coming, as of any day: terms that end, congresses due, seats nobody holds,
//! places without a body. Each is a list like any other, with its order and its pages.
mod attendance;
mod congresses;
mod coverage;
mod missing;
mod routes;
mod sessions;
mod terms;

pub use attendance::{AttendanceQuery, BodyAttendanceTold, MemberAttendanceTold, PeriodQuery, Presences};
pub use congresses::{CongressQuery, CongressTold};
pub use coverage::{CoverageQuery, CoverageTold};
pub use missing::{Lack, MissingQuery, MissingTold, UnheldTold};
pub(crate) use routes::{Contract, routes};
pub use sessions::{SessionQuery, SessionTold};
pub use terms::{TermQuery, TermSetBy, TermTold};

/// A choice of codes, as SQL reads it. Codes are letters, digits and `_` by their own parse: there is nothing to
/// escape.
fn choice<'a>(codes: impl IntoIterator<Item = &'a str>) -> String {
    codes.into_iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ")
}

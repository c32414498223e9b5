//! Reports: what a party wants to see coming, as of any day: terms that end, congresses due, seats nobody holds,
//! places without a body. Each is a list like any other, with its order and its pages.
mod attendance;
mod congresses;
mod coverage;
mod ethics;
mod missing;
mod representation;
mod routes;
mod sessions;
mod terms;

use chrono::NaiveDate;

use crate::db::{AnyConnection, Tx};

pub use attendance::{AttendanceQuery, BodyAttendanceTold, MemberAttendanceTold, PeriodQuery, Presences};
pub use congresses::{CongressQuery, CongressTold};
pub use coverage::{CoverageQuery, CoverageTold};
pub use ethics::{CasesByOutcome, CasesCounted, EthicsQuery, FewHidden};
pub use missing::{Lack, MissingQuery, MissingTold, UnheldTold};
pub use representation::{
    KindRepresented, RepresentationQuery, RepresentationSummary, RepresentationTold, SummaryQuery,
};
pub(crate) use routes::{Contract, routes};
pub use sessions::{SessionQuery, SessionTold};
pub use terms::{TermQuery, TermSetBy, TermTold};

/// A choice of codes, as SQL reads it. Codes are letters, digits and `_` by their own parse: there is nothing to
/// escape.
fn choice<'a>(codes: impl IntoIterator<Item = &'a str>) -> String {
    codes.into_iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ")
}

/// The last day by which a body of each type must have met to be due, as SQL compares it with a day: SQLite keeps days as
/// text. Codes and days are what their own parse lets them be.
fn due_by_type(tx: &Tx<'_>, due: &[(String, NaiveDate)]) -> String {
    let day_type = match tx.conn {
        AnyConnection::Postgres(_) => "date",
        AnyConnection::Sqlite(_) => "text",
    };
    let by = |(code, last): &(String, NaiveDate)| format!(" WHEN '{code}' THEN '{last}'");
    // A choice has one case at least.
    let whens: String =
        std::iter::once(" WHEN '' THEN '1000-01-01'".to_owned()).chain(due.iter().map(by)).collect();
    format!("CAST(CASE bodies.type_code{whens} ELSE '1000-01-01' END AS {day_type})")
}

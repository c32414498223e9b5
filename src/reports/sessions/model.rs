//! What a body that owes sessions is in a report.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::bodies::BodyId;
use crate::http::QueryForm;
use crate::territory::TerritoryCode;
use crate::vacancies::BodyNamed;
use crate::words::ExactDay;

/// The meetings of a body by a day: which body, how many in the year of the day, and the last day one may have been held.
pub(super) type Sessions = (BodyId, i64, NaiveDate);

/// A body that owes sessions, how many it held this year, and when the next is due.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SessionsDue)]
pub struct SessionTold {
    /// The body.
    pub body: BodyNamed,
    /// How many sessions a year the statutes ask of it.
    #[schema(minimum = 1, maximum = 366)]
    pub sessions_per_year: u32,
    /// How many it held in the year of the day asked for, up to that day.
    pub held: i64,
    /// The day it last met, or may last have met; null where none is recorded.
    #[schema(value_type = Option<ExactDay>)]
    pub last_met_on: Option<NaiveDate>,
    /// The last day for it to meet again, if its sessions are spread evenly over the year.
    #[schema(value_type = Option<ExactDay>)]
    pub due_on: Option<NaiveDate>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// The clause of the statutes that asks for them.
    #[schema(example = "art-33")]
    pub clause: Option<String>,
}

/// Which bodies that owe sessions to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SessionQuery {
    /// Only those whose next session is due within so many days, or overdue.
    #[param(minimum = 0, maximum = 65535)]
    pub within_days: Option<u16>,
    /// Only those at this territory or below it.
    pub under: Option<TerritoryCode>,
}

impl QueryForm for SessionQuery {
    const LISTS: bool = true;
}

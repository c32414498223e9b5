//! How often somebody came, and how often a body's members did.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::bodies::BodyId;
use crate::http::QueryForm;
use crate::meetings::items::Presence;
use crate::persons::{PersonId, PersonName};
use crate::territory::TerritoryCode;
use crate::vacancies::BodyNamed;
use crate::words::{ExactDay, exact_day_if_any};

/// One line of a sheet of a body: whose, how, and whether the person came late or left early.
pub(super) type Line = (PersonId, Presence, bool);

/// How many lines of a body's sheets tell a presence: of which body, which, how many.
pub(super) type Told = (BodyId, Presence, i64);

/// How often somebody, or all together, stood to meetings in which way. Guests and groups are not told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Presences {
    /// Came.
    pub present: i64,
    /// Took part from afar.
    pub remote: i64,
    /// Did not come, and said why.
    pub excused: i64,
    /// Did not come.
    pub absent: i64,
    /// How many in a hundred came, of all that are recorded; null where none is.
    #[schema(minimum = 0, maximum = 100)]
    pub rate: Option<i64>,
}

/// How often somebody came to the meetings of a body.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberAttendance)]
pub struct MemberAttendanceTold {
    /// Who.
    pub person_id: PersonId,
    /// The name.
    pub person: Option<PersonName>,
    /// How often.
    #[serde(flatten)]
    pub presences: Presences,
    /// How often the person came late, left early, or both.
    pub in_part: i64,
    /// How many of the last meetings in a row the person missed without an excuse.
    pub absences_in_a_row: i64,
    /// How many the statutes allow; null where they do not say.
    #[schema(minimum = 1, maximum = 100)]
    pub absences_max: Option<u32>,
    /// Whether the person missed more than that.
    pub is_beyond: bool,
    /// The clause of the statutes that says so.
    #[schema(example = "art-33")]
    pub clause: Option<String>,
}

/// How often the members of a body came to its meetings.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BodyAttendance)]
pub struct BodyAttendanceTold {
    /// The body.
    pub body: BodyNamed,
    /// How many meetings it held, with a sheet or without.
    pub meetings: i64,
    /// How often its members came, all together.
    #[serde(flatten)]
    pub presences: Presences,
}

/// Of which days.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PeriodQuery {
    /// Only meetings held on this day or later; a year before the last day, if absent.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub from: Option<NaiveDate>,
    /// Only meetings held on this day or earlier; the day asked for, if absent.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub to: Option<NaiveDate>,
}

impl QueryForm for PeriodQuery {
    const LISTS: bool = true;
}

/// Which bodies, and of which days.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AttendanceQuery {
    /// Only meetings held on this day or later; a year before the last day, if absent.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub from: Option<NaiveDate>,
    /// Only meetings held on this day or earlier; the day asked for, if absent.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub to: Option<NaiveDate>,
    /// Only bodies at this territory or below it.
    pub under: Option<TerritoryCode>,
}

impl QueryForm for AttendanceQuery {
    const LISTS: bool = true;
}

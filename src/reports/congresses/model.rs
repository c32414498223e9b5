//! What a congress in a report is.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::basis::MeetingId;
use crate::bodies::BodyId;
use crate::http::QueryForm;
use crate::territory::TerritoryCode;
use crate::vacancies::BodyNamed;
use crate::words::PartialDate;

/// The last meeting of a body: which body, which meeting, when.
pub(super) type LastMeeting = (BodyId, MeetingId, String, NaiveDate);

/// A congress, and when it is due.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CongressDue)]
pub struct CongressTold {
    /// The congress.
    pub body: BodyNamed,
    /// Its last meeting by the day asked for; null where none is recorded.
    pub last_meeting_id: Option<MeetingId>,
    /// The day it last met, as far as known.
    pub last_met_on: Option<PartialDate>,
    /// How many years may pass until it meets again, as the statutes say.
    #[schema(minimum = 1, maximum = 20)]
    pub years: Option<u32>,
    /// The last day for it to meet again, as far as known; null where that cannot be reckoned.
    pub due_on: Option<PartialDate>,
    /// Whether that day has certainly passed.
    pub overdue: bool,
}

/// Which congresses to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CongressQuery {
    /// Only those due within so many days, or overdue.
    #[param(minimum = 0, maximum = 65535)]
    pub within_days: Option<u16>,
    /// Only those at this territory or below it.
    pub under: Option<TerritoryCode>,
}

impl QueryForm for CongressQuery {
    const LISTS: bool = true;
}

//! Coming to a meeting, and leaving it, told at the door.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::db::Moment;
use crate::meetings::model::in_the_calendar;
use crate::persons::PersonId;
use crate::words::{Line, few};

/// Which way somebody went through the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// In, for the first time or again.
    Arrived,
    /// Out.
    Left,
}

/// Who came to a meeting or left it at one moment.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMovements {
    /// Which way they went.
    pub movement: Movement,
    /// When: not before the meeting began, where that is known, and not ahead.
    #[validate(custom(function = in_the_calendar))]
    pub at: Moment,
    /// Who, by id.
    #[serde(default, deserialize_with = "few::<_, _, 0, 2000>")]
    #[schema(max_items = 2000)]
    pub persons: Vec<PersonId>,
    /// Who, by the number of the membership, which the badge shows.
    #[serde(default, deserialize_with = "few::<_, _, 0, 2000>")]
    #[schema(max_items = 2000)]
    pub numbers: Vec<Line<40>>,
    /// Whether those who are put on the sheet so take part from afar.
    #[serde(default)]
    pub remote: bool,
}

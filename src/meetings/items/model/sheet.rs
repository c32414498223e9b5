//! An attendance sheet told as a whole.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::persons::PersonId;
use crate::words::{Line, few};

use super::Presence;

/// How persons stood to a meeting, many at once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewSheet {
    /// Who, by id.
    #[serde(default, deserialize_with = "few::<_, _, 0, 2000>")]
    #[schema(max_items = 2000)]
    pub persons: Vec<PersonId>,
    /// Who, by the number of the membership, which the badge shows.
    #[serde(default, deserialize_with = "few::<_, _, 0, 2000>")]
    #[schema(max_items = 2000)]
    pub numbers: Vec<Line<40>>,
    /// How they stood to the meeting; `present`, if absent.
    #[serde(default = "present")]
    pub presence: Presence,
    /// How everybody else stood to it who certainly votes in the body on its day and is not on the sheet yet; nothing is
    /// recorded of them, if absent.
    #[serde(default)]
    pub others: Option<Presence>,
}

fn present() -> Presence {
    Presence::Present
}

/// What became of an attendance sheet that was told as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct SheetFilled {
    /// How many were put on it.
    pub recorded: usize,
    /// How many were on it already, and stand to the meeting in another way now.
    pub changed: usize,
    /// How many stood there as they were told.
    pub same: usize,
}

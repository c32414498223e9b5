//! What a decision can order of what a body sets out to do: programmes and actions.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::persons::PersonId;
use crate::programmes::ProgrammeId;
use crate::words::{ExactDay, Line, Paragraphs, exact_day_if_any, few};

/// The body presents a programme.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PresentProgramme {
    /// What it is called.
    pub title: Line<300>,
    /// Its axes, in order.
    #[serde(default)]
    #[validate(length(max = 50))]
    #[schema(max_items = 50)]
    pub axes: Vec<Line<300>>,
}

/// A programme that was presented is adopted: that of the body, or of one below.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AdoptProgramme {
    /// The programme.
    pub programme_id: ProgrammeId,
}

/// The body undertakes actions.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct OpenActions {
    /// What it undertakes.
    #[serde(deserialize_with = "few::<_, _, 1, 50>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 50)]
    pub actions: Vec<ToDo>,
}

/// One thing to be done.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ToDo {
    /// What is to be done.
    pub title: Line<300>,
    /// What that means, at length.
    #[serde(default)]
    pub description: Option<Paragraphs<4000>>,
    /// Who sees to it.
    #[serde(default)]
    pub responsible_id: Option<PersonId>,
    /// The day it is to be done by.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub due_on: Option<NaiveDate>,
}

//! What a term in a report is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::appointments::{Appointment, AppointmentId};
use crate::bodies::BodyRef;
use crate::bodies::positions::{Position, PositionId};
use crate::db::MultiBackend;
use crate::http::QueryForm;
use crate::persons::PersonName;
use crate::statutes::document::Code;
use crate::territory::TerritoryCode;
use crate::vacancies::BodyNamed;
use crate::words::PartialDate;

/// Somebody in a position.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(check_for_backend(MultiBackend))]
pub(super) struct InOffice {
    #[diesel(embed)]
    pub(super) appointment: Appointment,
    #[diesel(embed)]
    pub(super) position: Position,
}

/// What sets the last day of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TermSetBy {
    /// The appointment: its last day was set with it, and ends it.
    Appointment,
    /// The statutes of its first day: once their years are over, its holder carries over.
    Statutes,
}

/// Where a term stands in the list: by its last day, then by its first, then by the appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) last: NaiveDate,
    pub(super) first: NaiveDate,
    pub(super) id: AppointmentId,
}

/// The terms of one length: what they are found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Length {
    /// How many years they last.
    pub(super) years: u32,
    /// Which positions have them, in which version of the statutes.
    pub(super) among: Vec<Among>,
}

/// Types of positions, each with the types of bodies it is meant in.
pub(super) type Pairs = Vec<(String, Vec<String>)>;

/// The positions that have terms of a length, while a version of the statutes is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Among {
    /// The first day of the version.
    pub(super) from: NaiveDate,
    /// The first day of the next.
    pub(super) until: Option<NaiveDate>,
    /// The pairs of types, of a position and of its body.
    pub(super) types: Pairs,
}

/// A term that ends, or has ended.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Term)]
pub struct TermTold {
    /// The appointment.
    pub appointment_id: AppointmentId,
    /// The position.
    pub position_id: PositionId,
    /// Its type in the statutes.
    #[schema(example = "provincial_secretary")]
    pub r#type: String,
    /// The title of the holder, in the caller's language.
    pub title: String,
    /// Which of its type it is, where they are numbered.
    pub ordinal: Option<i64>,
    /// Which seat of the position.
    pub seat: i64,
    /// The body of the position.
    pub body: BodyNamed,
    /// The holder.
    pub person: PersonName,
    /// The first day in office, as far as known.
    pub starts_on: PartialDate,
    /// The last day of the term, as far as known: the one that was set with the appointment, or the last of the years that
    /// the statutes of its first day give, whichever comes first.
    pub term_ends_on: PartialDate,
    /// Which of them it is.
    pub term_set_by: TermSetBy,
    /// The last day in office, as far as known, where one is on record: the seat is vacant from the day after.
    pub ends_on: Option<PartialDate>,
    /// Whether it is over, and its holder carries over.
    pub carried_over: bool,
}

/// Which terms to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TermQuery {
    /// How many days ahead to look; 90, if absent.
    #[param(minimum = 0, maximum = 65535)]
    pub within_days: Option<u16>,
    /// Only those that are over (true), or not yet (false).
    pub carried_over: Option<bool>,
    /// Only those in this body.
    pub body: Option<BodyRef>,
    /// Only those in bodies at this territory or below it.
    pub under: Option<TerritoryCode>,
    /// Only those of this type of position.
    #[param(value_type = Option<Code>)]
    pub r#type: Option<Code>,
}

impl QueryForm for TermQuery {
    const LISTS: bool = true;
}

//! What a body lacks.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::appointments::{Capacity, Occupancy};
use crate::bodies::positions::PositionId;
use crate::db::{MultiBackend, appointments};
use crate::http::QueryForm;
use crate::statutes::document::Code;
use crate::territory::TerritoryCode;
use crate::vacancies::BodyNamed;
use crate::word_enum;
use crate::words::Tenure;

word_enum! {
    /// What a body lacks of a position.
    Lack {
        /// It has no such position.
        Missing = "missing",
        /// It has it, and its last holder has certainly gone.
        Vacant = "vacant",
        /// It has it, and nobody is known to hold it for certain.
        Unknown = "unknown",
    }
}

/// An appointment as far as its seat is concerned.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = appointments, check_for_backend(MultiBackend))]
pub(super) struct Taken {
    pub(super) position_id: PositionId,
    pub(super) seat: i64,
    pub(super) capacity: Capacity,
    pub(super) starts_earliest: Option<NaiveDate>,
    pub(super) starts_latest: NaiveDate,
    pub(super) ends_earliest: Option<NaiveDate>,
    pub(super) ends_latest: Option<NaiveDate>,
}

impl Taken {
    pub(super) fn occupancy(&self) -> Occupancy {
        let Self { seat, capacity, .. } = *self;
        let tenure =
            Tenure::of_bounds(self.starts_earliest, self.starts_latest, self.ends_earliest, self.ends_latest);
        Occupancy { seat, capacity, tenure }
    }
}

/// A body, and the positions it lacks.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BodyLacking)]
pub struct MissingTold {
    /// The body.
    pub body: BodyNamed,
    /// The positions it lacks, by precedence.
    pub positions: Vec<UnheldTold>,
}

/// A position that is missing, or that nobody is known to hold.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PositionLacked)]
pub struct UnheldTold {
    /// Its type in the statutes.
    #[schema(example = "provincial_secretary")]
    pub r#type: String,
    /// Its title in the caller's language, as the statutes write it.
    pub title: String,
    /// The position; null where it is missing.
    pub position_id: Option<PositionId>,
    /// What the body lacks of it.
    pub lack: Lack,
}

/// Which bodies to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MissingQuery {
    /// Only those at this territory or below it.
    pub under: Option<TerritoryCode>,
    /// Only those of this type of body.
    #[param(value_type = Option<Code>)]
    pub r#type: Option<Code>,
    /// Only those in which this type of position is lacking.
    #[param(value_type = Option<Code>)]
    pub position_type: Option<Code>,
}

impl QueryForm for MissingQuery {
    const LISTS: bool = true;
}

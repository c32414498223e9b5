//! A programme: axes a body set out to follow.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::{DecisionId, MeetingId};
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Json, Moment, MultiBackend, programmes};
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::words::{Line, PartialDate};

id_type! {
    /// Identifies a programme.
    ProgrammeId
}

/// A programme of a body: what it set out to do, by axes.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = programmes, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Programme {
    /// Identifies it.
    pub id: ProgrammeId,
    /// The body whose programme it is.
    pub body_id: BodyId,
    /// What it is called.
    pub title: String,
    /// Its axes, in order.
    #[schema(value_type = Vec<String>)]
    pub axes: Json<Vec<String>>,
    /// The day it was presented, as far as it is known.
    #[schema(value_type = PartialDate)]
    pub presented_on: String,
    /// The last day it may have been presented: what `as_of` compares.
    #[serde(skip)]
    pub presented_latest: NaiveDate,
    /// The meeting it was presented at.
    pub meeting_id: Option<MeetingId>,
    /// The decision that presented it, if one did.
    pub decision_id: Option<DecisionId>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// The day it was adopted, as far as it is known; null where it was presented and no more.
    #[schema(value_type = Option<PartialDate>)]
    pub adopted_on: Option<String>,
    /// The last day it may have been adopted.
    #[serde(skip)]
    pub adopted_latest: Option<NaiveDate>,
    /// The decision that adopted it.
    pub adoption_decision_id: Option<DecisionId>,
}

impl Programme {
    /// As it was on a day: what was adopted later was not yet.
    #[must_use]
    pub(in crate::programmes) fn on(self, day: NaiveDate) -> Self {
        if self.adopted_latest.is_none_or(|adopted| adopted <= day) {
            return self;
        }
        Self { adopted_on: None, adopted_latest: None, adoption_decision_id: None, ..self }
    }
}

impl Resource for Programme {
    fn path(&self) -> String {
        format!("/v1/programmes/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A programme to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewProgramme {
    /// The body whose programme it is.
    pub body: BodyRef,
    /// What it is called.
    #[schema(example = "برنامج العمل")]
    pub title: Line<300>,
    /// Its axes, in order.
    #[serde(default)]
    #[validate(length(max = 50))]
    #[schema(max_items = 50)]
    pub axes: Vec<Line<300>>,
    /// The day it was presented; today if absent.
    #[serde(default)]
    pub presented_on: Option<PartialDate>,
    /// The meeting it was presented at.
    #[serde(default)]
    pub meeting_id: Option<MeetingId>,
}

/// What is presented, once it is known which body presents it.
#[derive(Debug, Clone)]
pub struct Presented {
    /// What it is called.
    pub title: Line<300>,
    /// Its axes, in order.
    pub axes: Vec<Line<300>>,
    /// The day it was presented.
    pub on: PartialDate,
    /// The meeting it was presented at.
    pub meeting_id: Option<MeetingId>,
    /// The decision that presents it.
    pub decision_id: Option<DecisionId>,
}

/// Which programmes to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProgrammeQuery {
    /// Only those of this body.
    pub body: Option<BodyRef>,
    /// Only those presented at this meeting.
    pub meeting_id: Option<MeetingId>,
}

impl QueryForm for ProgrammeQuery {
    const LISTS: bool = true;
}

//! An action: one thing a body undertook, followed until it is done or dropped.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::{DecisionId, MeetingId};
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Moment, MultiBackend, actions};
use crate::http::{Change, QueryForm, Resource};
use crate::persons::{PersonId, PersonName};
use crate::words::{ExactDay, Line, Paragraphs, PartialDate, exact_day_if_any};
use crate::{id_type, word_enum};

id_type! {
    /// Identifies an action.
    ActionId
}

word_enum! {
    /// What became of an action.
    ActionStatus {
        /// Still to be done.
        Open = "open",
        /// Done.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

/// One thing a body undertook.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = actions, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Action {
    /// Identifies it.
    pub id: ActionId,
    /// The body that undertook it.
    pub body_id: BodyId,
    /// What is to be done.
    pub title: String,
    /// What that means, at length.
    pub description: Option<String>,
    /// What became of it.
    pub status: ActionStatus,
    /// Who sees to it.
    pub responsible_id: Option<PersonId>,
    /// The day it was undertaken, as far as it is known.
    #[schema(value_type = PartialDate)]
    pub opened_on: String,
    /// The last day it may have been undertaken: what `as_of` compares.
    #[serde(skip)]
    pub opened_latest: NaiveDate,
    /// The day it is to be done by.
    pub due_on: Option<NaiveDate>,
    /// The day it was done or dropped.
    pub closed_on: Option<NaiveDate>,
    /// The meeting that undertook it.
    pub meeting_id: Option<MeetingId>,
    /// The decision that undertook it, if one did.
    pub decision_id: Option<DecisionId>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// What shows that it was done, or why it was given up.
    pub evidence: Option<String>,
}

/// One thing a body undertook, with the name of who sees to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActionTold {
    /// The action.
    #[serde(flatten)]
    pub action: Action,
    /// The name of who sees to it.
    pub responsible: Option<PersonName>,
    /// Whether it was still open after the day it was to be done by, on the day asked for.
    pub overdue: bool,
}

impl Resource for ActionTold {
    fn path(&self) -> String {
        format!("/v1/actions/{}", self.action.id)
    }
    fn version(&self) -> i64 {
        self.action.version
    }
}

/// An action to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewAction {
    /// The body that undertakes it.
    pub body: BodyRef,
    /// What is to be done.
    #[schema(example = "هيكلة الأمانات المحلية")]
    pub title: Line<300>,
    /// What that means, at length.
    #[serde(default)]
    pub description: Option<Paragraphs<4000>>,
    /// Who sees to it.
    #[serde(default)]
    pub responsible_id: Option<PersonId>,
    /// The day it was undertaken; today if absent.
    #[serde(default)]
    pub opened_on: Option<PartialDate>,
    /// The day it is to be done by.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub due_on: Option<NaiveDate>,
    /// The meeting that undertook it.
    #[serde(default)]
    pub meeting_id: Option<MeetingId>,
}

/// What is undertaken, once it is known which body undertakes it.
#[derive(Debug, Clone)]
pub struct Undertaken {
    /// What is to be done.
    pub title: Line<300>,
    /// What that means, at length.
    pub description: Option<Paragraphs<4000>>,
    /// Who sees to it.
    pub responsible_id: Option<PersonId>,
    /// The day it was undertaken.
    pub on: PartialDate,
    /// The day it is to be done by.
    pub due_on: Option<NaiveDate>,
    /// The meeting that undertook it.
    pub meeting_id: Option<MeetingId>,
    /// The decision that undertakes it.
    pub decision_id: Option<DecisionId>,
}

/// What may change of an action as it is followed up.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ActionFollowUp {
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
    /// What became of it.
    pub status: ActionStatus,
    /// What shows that it was done, or why it was given up: a letter and its number, where a picture is kept.
    #[serde(default)]
    pub evidence: Option<Paragraphs<4000>>,
    /// The day it was done or dropped; today if absent. An open action has none.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub closed_on: Option<NaiveDate>,
}

/// What changes of an action.
pub type ActionChange = Change<ActionFollowUp>;

/// Which actions to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ActionQuery {
    /// Only those of this body.
    pub body: Option<BodyRef>,
    /// Only those of this meeting.
    pub meeting_id: Option<MeetingId>,
    /// Only those this person sees to.
    pub responsible_id: Option<PersonId>,
    /// Only those in this state on the day asked for.
    pub status: Option<ActionStatus>,
    /// Only those still open after the day they were to be done by, on the day asked for; or only the others.
    pub overdue: Option<bool>,
    /// Only those to be done before this day.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub due_before: Option<NaiveDate>,
}

impl QueryForm for ActionQuery {
    const LISTS: bool = true;
}

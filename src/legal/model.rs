//! What a legal task is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::DecisionId;
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Moment, MultiBackend, legal_tasks};
use crate::http::{Change, Format, QueryForm, Resource};
use crate::id_type;
use crate::mandates::MandateId;
use crate::words::{ExactDay, Language, exact_day_if_any};

id_type! {
    /// Identifies a legal task.
    LegalTaskId
}

/// Something owed outside the party by a day: one for each body, event and day of the event, or for each mandate it is
/// about.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = legal_tasks, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct LegalTask {
    /// Identifies it.
    pub id: LegalTaskId,
    /// The body that owes it.
    pub body_id: BodyId,
    /// What opened it, as the statutes name it.
    #[schema(example = "governing_body_change")]
    pub event: String,
    /// Whom it is owed to, as the statutes name it.
    #[schema(example = "interior_authority")]
    pub authority: String,
    /// Its name in Arabic.
    pub label_ar: String,
    /// Its name in French.
    pub label_fr: Option<String>,
    /// Its name in English.
    pub label_en: Option<String>,
    /// The clause of the statutes it rests on.
    #[schema(example = "art-38")]
    pub clause: Option<String>,
    /// The day of the event.
    pub opened_on: NaiveDate,
    /// The last day to do it.
    pub due_on: NaiveDate,
    /// The day it was done; null while it is owed.
    pub done_on: Option<NaiveDate>,
    /// The first decision that opened it; others of the same day join it.
    pub decision_id: Option<DecisionId>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// The public mandate it is about, if it is about one.
    pub mandate_id: Option<MandateId>,
}

impl LegalTask {
    /// Its name in `language`, or in the next best one: English and French stand in for each other, Arabic for both.
    pub fn label(&self, language: Language) -> &str {
        let (fr, en) = (self.label_fr.as_deref(), self.label_en.as_deref());
        language.beside_arabic(fr, en).unwrap_or(&self.label_ar)
    }
}

/// A legal task, with its name in the caller's language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LegalTaskTold {
    /// The task.
    #[serde(flatten)]
    pub task: LegalTask,
    /// Its name in the caller's language.
    pub label: String,
}

impl Resource for LegalTaskTold {
    fn path(&self) -> String {
        format!("/v1/legal-tasks/{}", self.task.id)
    }
    fn version(&self) -> i64 {
        self.task.version
    }
}

/// What may change of a legal task.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LegalTaskFollowUp {
    /// The day it was done; null while it is owed.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub done_on: Option<NaiveDate>,
}

/// What changes of a legal task.
pub type LegalTaskChange = Change<LegalTaskFollowUp>;

/// Which legal tasks to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LegalTaskQuery {
    /// Only those of this body.
    pub body: Option<BodyRef>,
    /// Only those still owed on the day asked for (true), or done by then (false).
    pub open: Option<bool>,
    /// Only those due before this day.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub due_before: Option<NaiveDate>,
}

impl QueryForm for LegalTaskQuery {
    const LISTS: bool = true;
    const FORMATS: &'static [Format] = &[Format::Json, Format::Csv, Format::Ndjson, Format::Calendar];
}

/// Which legal tasks a calendar holds.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LegalTaskCalendarQuery {
    /// Only those of this body.
    pub body: Option<BodyRef>,
    /// Only those still owed on the day asked for (true, and if absent), or done by then (false).
    pub open: Option<bool>,
    /// Only those due before this day.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub due_before: Option<NaiveDate>,
}

impl QueryForm for LegalTaskCalendarQuery {
    const LISTS: bool = false;
    const FORMATS: &'static [Format] = &[Format::Calendar];
}

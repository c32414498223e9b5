//! What a member's grade is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::{Basis, DecisionId, Source};
use crate::db::{Json, Moment, MultiBackend, membership_grades};
use crate::http::Resource;
use crate::id_type;
use crate::persons::{MembershipId, PersonId};
use crate::statutes::document::Code;
use crate::words::{ExactDay, exact_day_if_any};

id_type! {
    /// Identifies that a member has a grade.
    MembershipGradeId
}

/// A member's grade as the database keeps it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = membership_grades, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub(super) struct GradeRow {
    pub(super) id: MembershipGradeId,
    pub(super) membership_id: MembershipId,
    pub(super) person_id: PersonId,
    pub(super) grade: String,
    pub(super) starts_on: NaiveDate,
    pub(super) recorded_by: String,
    pub(super) decision_id: Option<DecisionId>,
    pub(super) source: Option<Json<Source>>,
    pub(super) created_at: Moment,
    pub(super) updated_at: Moment,
}

impl GradeRow {
    /// The grade as it is told, until the day before `next` begins.
    pub(super) fn told(self, label: Option<String>, next: Option<NaiveDate>) -> GradeTold {
        GradeTold {
            id: self.id,
            membership_id: self.membership_id,
            person_id: self.person_id,
            grade: self.grade,
            label,
            starts_on: self.starts_on,
            ends_on: next.and_then(|next| next.pred_opt()),
            basis: Basis { decision_id: self.decision_id, source: self.source.map(|source| source.0) },
            recorded_by: self.recorded_by,
            recorded_at: self.updated_at,
        }
    }
}

/// A member's grade, in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = MembershipGradeNamed)]
pub struct GradeNamed {
    /// Its code.
    #[schema(example = "supporter")]
    pub code: String,
    /// Its name in the caller's language, where the statutes of the day asked for know it; the journal tells none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A member's grade, from a day on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MembershipGrade)]
pub struct GradeTold {
    /// Identifies it.
    pub id: MembershipGradeId,
    /// Of which membership.
    pub membership_id: MembershipId,
    /// Whose that is.
    pub person_id: PersonId,
    /// The code of the grade, as the statutes of its first day name it.
    #[schema(example = "supporter")]
    pub grade: String,
    /// Its name in the caller's language.
    pub label: Option<String>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day; null of the last one.
    pub ends_on: Option<NaiveDate>,
    /// What it rests on.
    pub basis: Basis,
    /// Who recorded it: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// When it was recorded as it is.
    pub recorded_at: Moment,
}

impl Resource for GradeTold {
    fn path(&self) -> String {
        format!("/v1/memberships/{}/grades", self.membership_id)
    }
    fn version(&self) -> i64 {
        1
    }
    fn object(&self) -> String {
        self.id.to_string()
    }
}

/// A grade to be given.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMembershipGrade)]
pub struct NewGrade {
    /// Which of those the statutes name.
    #[schema(value_type = Code, example = "supporter")]
    pub grade: Code,
    /// Its first day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// The decision that gives it. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where that was found, if no decision in the registry carries it.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

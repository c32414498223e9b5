//! What an empowerment is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::basis::DecisionId;
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Moment, MultiBackend, empowerments};
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::persons::{PersonId, PersonName};
use crate::words::{Line, Paragraphs};

id_type! {
    /// Identifies an empowerment.
    EmpowermentId
}

/// A written authority that a body gave to somebody by a decision.
#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema,
)]
#[diesel(table_name = empowerments, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Empowerment {
    /// Identifies it.
    pub id: EmpowermentId,
    /// The body that gave it.
    pub body_id: BodyId,
    /// Who acts by it.
    pub person_id: PersonId,
    /// The decision that gave it.
    pub decision_id: DecisionId,
    /// What for.
    pub purpose: String,
    /// Within which limits, where some are set.
    pub limits: Option<String>,
    /// The first day it holds.
    pub starts_on: NaiveDate,
    /// The last day it was given for; null where it holds until it is taken back.
    pub ends_on: Option<NaiveDate>,
    /// The last day it holds, of one that was taken back: of one that had not begun, a day before its first.
    pub revoked_on: Option<NaiveDate>,
    /// The decision that took it back.
    pub revoked_by: Option<DecisionId>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Empowerment {
    /// The last day it holds; none where that is not set.
    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.ends_on.into_iter().chain(self.revoked_on).min()
    }
}

/// An empowerment, with the name of who acts by it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EmpowermentTold {
    /// The empowerment.
    #[serde(flatten)]
    pub empowerment: Empowerment,
    /// Who acts by it, in brief.
    pub person: Option<PersonName>,
    /// Whether it holds on the day asked for.
    pub in_force: bool,
}

impl Resource for EmpowermentTold {
    fn path(&self) -> String {
        format!("/v1/empowerments/{}", self.empowerment.id)
    }
    fn version(&self) -> i64 {
        self.empowerment.version
    }
}

/// What is given to somebody, once it is known which body gives it.
#[derive(Debug, Clone)]
pub struct Empowered {
    /// Who acts by it.
    pub person_id: PersonId,
    /// What for.
    pub purpose: Line<300>,
    /// Within which limits, where some are set.
    pub limits: Option<Paragraphs<2000>>,
    /// The first day it holds.
    pub starts_on: NaiveDate,
    /// The last day, where it is set.
    pub ends_on: Option<NaiveDate>,
}

/// Which empowerments to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EmpowermentQuery {
    /// Only those that this body gave.
    pub body: Option<BodyRef>,
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those that this decision gave.
    pub decision_id: Option<DecisionId>,
    /// Only those that hold on the day asked for (true), or none of those (false).
    pub in_force: Option<bool>,
}

impl QueryForm for EmpowermentQuery {
    const LISTS: bool = true;
}

//! A membership as it is told.
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::basis::Source;
use crate::bodies::BodyId;
use crate::db::Moment;
use crate::http::Resource;
use crate::persons::{MembershipId, PersonId, PersonName, Standing};
use crate::words::{Certainty, PartialDate, Tenure};

use super::super::grades::GradeNamed;
use super::row::MembershipRow;

/// A membership.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Membership {
    /// Identifies it.
    pub id: MembershipId,
    /// Whose it is.
    pub person_id: PersonId,
    /// Whose it is, in brief.
    pub person: Option<PersonName>,
    /// The local unit the member belongs to.
    pub unit_id: Option<BodyId>,
    /// The number on the card.
    pub number: Option<String>,
    /// How the person stood on the day asked for: until its last day a membership has not ended.
    pub standing: Standing,
    /// The grade on the day asked for; null where none was given by then.
    pub grade: Option<GradeNamed>,
    /// The last day of the suspension that covers the day asked for; null where none does, or it has none.
    pub suspended_until: Option<PartialDate>,
    /// The first day.
    pub starts_on: PartialDate,
    /// The last day; null while it lasts.
    pub ends_on: Option<PartialDate>,
    /// Whether it held on the day asked for; null if it certainly did not.
    pub certainty: Option<Certainty>,
    /// Where its beginning was found.
    pub source: Option<Source>,
    /// Where its end was found.
    pub end_source: Option<Source>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Membership {
    /// The membership, suspended in these spells, as it is told of `day`.
    pub(in crate::memberships) fn of(
        row: MembershipRow,
        person: Option<PersonName>,
        suspensions: Option<&Vec<Tenure>>,
        day: NaiveDate,
    ) -> Self {
        let (tenure, grounds) = (row.tenure(), row.grounds());
        let suspension = suspensions.into_iter().flatten().find(|spell| spell.on(day).is_some());
        let standing = row.standing.on(day, &tenure, suspension.is_some());
        let suspension = suspension.filter(|_| standing == Standing::Suspended);
        Self {
            id: row.id,
            person_id: row.person_id,
            person,
            unit_id: row.unit_id,
            number: row.number,
            standing,
            grade: None,
            suspended_until: suspension.and_then(|spell| spell.ends),
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            certainty: tenure.on(day),
            source: grounds.start,
            end_source: grounds.end,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Membership {
    /// The same, with the grade its member has.
    #[must_use]
    pub(in crate::memberships) fn graded(mut self, grade: Option<GradeNamed>) -> Self {
        self.grade = grade;
        self
    }
}

impl Resource for Membership {
    fn path(&self) -> String {
        format!("/v1/memberships/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

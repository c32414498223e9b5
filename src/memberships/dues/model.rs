//! What is told of the dues of a year.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::Source;
use crate::db::{Json, Moment, MultiBackend, membership_dues};
use crate::http::Resource;
use crate::persons::{MembershipId, PersonId};
use crate::words::{Line, few};
use crate::{id_type, word_enum};

id_type! {
    /// Identifies what is told of somebody's dues of a year.
    MembershipDuesId
}

word_enum! {
    /// How it is with the dues of a year.
    DuesStatus {
        /// They are paid.
        Paid = "paid",
        /// They are not asked for.
        Exempt = "exempt",
        /// They are not paid.
        Unpaid = "unpaid",
    }
}

/// The first day of a year, and its last.
pub(in crate::memberships) fn days_of(year: i64) -> (NaiveDate, NaiveDate) {
    let year = i32::try_from(year).unwrap_or(i32::MAX);
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX);
    (day(1, 1), day(12, 31))
}

/// How it is with somebody's dues of a year.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = membership_dues, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
#[schema(as = MembershipDues)]
pub struct Dues {
    /// Identifies it.
    pub id: MembershipDuesId,
    /// Of which membership.
    pub membership_id: MembershipId,
    /// Whose that is.
    pub person_id: PersonId,
    /// Of which year.
    #[schema(example = 2026)]
    pub year: i64,
    /// How it is with them.
    pub status: DuesStatus,
    /// Who recorded it: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// Where it was found.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was first recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for Dues {
    fn path(&self) -> String {
        format!("/v1/memberships/{}/dues", self.membership_id)
    }
    fn version(&self) -> i64 {
        self.version
    }
    fn object(&self) -> String {
        self.id.to_string()
    }
}

/// How it is with the dues of a year, to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMembershipDues)]
pub struct NewDues {
    /// Of which year.
    #[validate(range(min = 1900, max = 2200))]
    #[schema(minimum = 1900, maximum = 2200, example = 2026)]
    pub year: i64,
    /// How it is with them.
    pub status: DuesStatus,
    /// Where that was found.
    #[validate(nested)]
    pub source: Source,
}

/// One line of a list of dues.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListedDues {
    /// The number of the membership.
    #[schema(example = "531-0042")]
    #[serde(deserialize_with = "crate::memberships::model::number")]
    pub number: Line<40>,
    /// How it is with them.
    pub status: DuesStatus,
}

/// A list of dues of one year.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewDuesList {
    /// Of which year.
    #[validate(range(min = 1900, max = 2200))]
    #[schema(minimum = 1900, maximum = 2200, example = 2026)]
    pub year: i64,
    /// Where the list was found.
    #[validate(nested)]
    pub source: Source,
    /// Its lines, each of another membership.
    #[serde(deserialize_with = "few::<_, _, 1, 500>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 500)]
    pub members: Vec<ListedDues>,
}

/// What a list of dues changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DuesImported {
    /// Of which year.
    pub year: i64,
    /// How many it told something new of.
    pub recorded: usize,
    /// How many were known to be so already.
    pub unchanged: usize,
}

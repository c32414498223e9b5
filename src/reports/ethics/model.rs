//! What the count of a committee's cases is.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::db::{MultiBackend, cases};
use crate::http::QueryForm;
use crate::territory::TerritoryCode;
use crate::vacancies::BodyNamed;

/// A number of cases or of days, unless it is hidden: from one to four, or where others would tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct FewHidden {
    /// The number; null where it is hidden, or where there is none.
    pub number: Option<i64>,
    /// Whether it is hidden.
    pub hidden: bool,
}

impl FewHidden {
    /// A number that is told.
    pub(super) const fn told(number: i64) -> Self {
        Self { number: Some(number), hidden: false }
    }

    /// One that is not.
    pub(super) const HIDDEN: Self = Self { number: None, hidden: true };
}

/// How the cases of a committee came out, so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct CasesByOutcome {
    /// Of which nothing is ruled yet.
    pub open: FewHidden,
    /// The complaint was not admissible.
    pub rejected: FewHidden,
    /// Whoever complained asks for nothing any more.
    pub withdrawn: FewHidden,
    /// Nothing is held against the person.
    pub dismissed: FewHidden,
    /// There is a sanction.
    pub sanctioned: FewHidden,
    /// There was a sanction, and on appeal it fell.
    pub overturned: FewHidden,
}

/// The complaints a committee received in a year, in numbers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CasesCounted {
    /// The committee that received them.
    pub body: BodyNamed,
    /// The year they came in.
    pub year: i32,
    /// How many.
    pub received: FewHidden,
    /// How they came out.
    pub outcomes: CasesByOutcome,
    /// How many went to the committee that hears appeals.
    pub appealed: FewHidden,
    /// In how many days half of those that are closed were.
    pub median_days: FewHidden,
}

/// Which counts to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EthicsQuery {
    /// The year the complaints came in; that of the day asked for, if absent.
    #[param(minimum = 0, maximum = 65535)]
    pub year: Option<u16>,
    /// Only committees at this territory or below it.
    pub under: Option<TerritoryCode>,
}

impl QueryForm for EthicsQuery {
    const LISTS: bool = true;
}

/// What is counted of a case: columns that stand in clear, and nothing that needs its key.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = cases, check_for_backend(MultiBackend))]
pub(super) struct Counted {
    pub(super) series: String,
    pub(super) instance: i64,
    pub(super) outcome: Option<String>,
    pub(super) received_on: chrono::NaiveDate,
    pub(super) closed_on: Option<chrono::NaiveDate>,
}

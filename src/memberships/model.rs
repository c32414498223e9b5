//! What a membership is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::{DecisionId, Source};
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Json, Moment, MultiBackend, memberships};
use crate::error::{Problem, Result};
use crate::http::{QueryForm, Resource};
use crate::persons::{MembershipId, PersonId, PersonName, Standing};
use crate::words::{Certainty, FaultKind, Line, PartialDate, Tenure};

use super::dues::DuesStatus;

/// Where the two ends of a membership were found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// Where its beginning was found.
    pub(super) start: Option<Source>,
    /// Where its end was found.
    pub(super) end: Option<Source>,
}

/// A membership as the database keeps it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = memberships, check_for_backend(MultiBackend), treat_none_as_null = true)]
#[diesel(treat_none_as_default_value = false)]
pub struct MembershipRow {
    /// Identifies it.
    pub id: MembershipId,
    /// Whose it is.
    pub person_id: PersonId,
    /// The local unit the member belongs to.
    pub unit_id: Option<BodyId>,
    /// The number on the card.
    pub number: Option<String>,
    /// Its last word: active until it ends, then how it ended. When it was suspended, its standings tell.
    pub standing: Standing,
    pub(super) starts_earliest: Option<NaiveDate>,
    pub(super) starts_latest: NaiveDate,
    pub(super) ends_earliest: Option<NaiveDate>,
    pub(super) ends_latest: Option<NaiveDate>,
    pub(super) held_from: Option<NaiveDate>,
    pub(super) held_to: Option<NaiveDate>,
    pub(super) source: Option<Json<Grounds>>,
    /// Counts its states.
    pub version: i64,
    pub(super) created_at: Moment,
    pub(super) updated_at: Moment,
}

impl MembershipRow {
    /// From when to when it lasts.
    pub fn tenure(&self) -> Tenure {
        Tenure::of_bounds(self.starts_earliest, self.starts_latest, self.ends_earliest, self.ends_latest)
    }

    /// Sets from when to when it lasts, and the days it certainly does.
    pub(super) fn lasts(&mut self, tenure: Tenure) {
        self.starts_earliest = tenure.starts.earliest();
        self.starts_latest = tenure.starts.latest();
        self.ends_earliest = tenure.ends.and_then(|ends| ends.earliest());
        self.ends_latest = tenure.ends.map(|ends| ends.latest());
        (self.held_from, self.held_to) = tenure.certain_days().unzip();
    }

    /// Where its two ends were found.
    pub(super) fn grounds(&self) -> Grounds {
        self.source.as_ref().map(|grounds| grounds.0.clone()).unwrap_or_default()
    }

    /// What can be corrected of it.
    pub(super) fn details(&self) -> MembershipDetails {
        let (tenure, grounds) = (self.tenure(), self.grounds());
        MembershipDetails {
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            unit: self.unit_id.map(BodyRef::from),
            number: self.number.as_deref().and_then(|number| Line::parse(number).ok()),
            source: grounds.start,
            end_source: grounds.end,
        }
    }
}

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
    pub(super) fn of(
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

impl Resource for Membership {
    fn path(&self) -> String {
        format!("/v1/memberships/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A membership to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMembership {
    /// Whose it is.
    pub person_id: PersonId,
    /// The first day, as far as it is known.
    pub starts_on: PartialDate,
    /// The local unit the member belongs to: a body, by its id or its slug.
    #[serde(default)]
    pub unit: Option<BodyRef>,
    /// The number on the card; no two memberships share one.
    #[serde(default)]
    #[schema(example = "531-0042")]
    pub number: Option<Line<40>>,
    /// Where it was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// What can be corrected of a membership.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MembershipDetails {
    /// The first day, as far as it is known.
    pub starts_on: PartialDate,
    /// The last day, of a membership that has ended; null takes its end back.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// The local unit the member belongs to: a body, by its id or its slug.
    #[serde(default)]
    pub unit: Option<BodyRef>,
    /// The number on the card; no two memberships share one.
    #[serde(default)]
    pub number: Option<Line<40>>,
    /// Where its beginning was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
    /// Where its end was found.
    #[serde(default)]
    #[validate(nested)]
    pub end_source: Option<Source>,
}

/// How a membership can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MembershipEnding)]
pub enum Ending {
    /// The member left.
    Resigned,
    /// The member went to another register.
    Transferred,
    /// The member was put out.
    Excluded,
    /// The member died.
    Deceased,
    /// The membership was not renewed.
    Lapsed,
}

impl From<Ending> for Standing {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Resigned => Self::Resigned,
            Ending::Transferred => Self::Transferred,
            Ending::Excluded => Self::Excluded,
            Ending::Deceased => Self::Deceased,
            Ending::Lapsed => Self::Lapsed,
        }
    }
}

/// The end of a membership.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MembershipEnd {
    /// The last day, as far as it is known.
    pub ends_on: PartialDate,
    /// How it ended.
    pub standing: Ending,
    /// The decision that ended it.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where that was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// Which memberships to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MembershipQuery {
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those of this local unit, by its id or its slug.
    pub unit: Option<BodyRef>,
    /// Only those that stood so on the day asked for.
    pub standing: Option<Standing>,
    /// Only those of whom it is so with the dues of a `year` that the membership may have lasted in; whose dues nobody
    /// told of have not paid.
    pub dues: Option<DuesStatus>,
    /// Of which year, where `dues` are asked for.
    #[param(minimum = 1900, maximum = 2200)]
    pub year: Option<i64>,
    /// Only the one with this number.
    #[param(value_type = Option<Line<40>>)]
    pub number: Option<Line<40>>,
}

impl MembershipQuery {
    /// Goes on only if dues are asked for of a year, and a year for its dues.
    pub(super) fn expect_whole(&self) -> Result<()> {
        match (self.dues, self.year) {
            (Some(_), None) => Err(Problem::fault("?year", FaultKind::MissingParameter)),
            (None, Some(_)) => Err(Problem::fault("?dues", FaultKind::MissingParameter)),
            (_, Some(year)) if !(1900..=2200).contains(&year) => {
                Err(Problem::fault("?year", FaultKind::BadValue))
            }
            _ => Ok(()),
        }
    }
}

impl QueryForm for MembershipQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        true
    }
}

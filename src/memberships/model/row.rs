//! A membership as the database keeps it.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::basis::Source;
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Json, Moment, MultiBackend, memberships};
use crate::persons::{MembershipId, PersonId, Standing};
use crate::words::{Line, Tenure};

use super::sent::MembershipDetails;

/// Where the two ends of a membership were found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// Where its beginning was found.
    pub(in crate::memberships) start: Option<Source>,
    /// Where its end was found.
    pub(in crate::memberships) end: Option<Source>,
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
    pub(in crate::memberships) starts_earliest: Option<NaiveDate>,
    pub(in crate::memberships) starts_latest: NaiveDate,
    pub(in crate::memberships) ends_earliest: Option<NaiveDate>,
    pub(in crate::memberships) ends_latest: Option<NaiveDate>,
    pub(in crate::memberships) held_from: Option<NaiveDate>,
    pub(in crate::memberships) held_to: Option<NaiveDate>,
    pub(in crate::memberships) source: Option<Json<Grounds>>,
    /// Counts its states.
    pub version: i64,
    pub(in crate::memberships) created_at: Moment,
    pub(in crate::memberships) updated_at: Moment,
}

impl MembershipRow {
    /// From when to when it lasts.
    pub fn tenure(&self) -> Tenure {
        Tenure::of_bounds(self.starts_earliest, self.starts_latest, self.ends_earliest, self.ends_latest)
    }

    /// Sets from when to when it lasts, and the days it certainly does.
    pub(in crate::memberships) fn lasts(&mut self, tenure: Tenure) {
        self.starts_earliest = tenure.starts.earliest();
        self.starts_latest = tenure.starts.latest();
        self.ends_earliest = tenure.ends.and_then(|ends| ends.earliest());
        self.ends_latest = tenure.ends.map(|ends| ends.latest());
        (self.held_from, self.held_to) = tenure.certain_days().unzip();
    }

    /// Where its two ends were found.
    pub(in crate::memberships) fn grounds(&self) -> Grounds {
        self.source.as_ref().map(|grounds| grounds.0.clone()).unwrap_or_default()
    }

    /// What can be corrected of it.
    pub(in crate::memberships) fn details(&self) -> MembershipDetails {
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

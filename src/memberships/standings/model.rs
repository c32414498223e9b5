//! What a standing is, what is sent to suspend and reinstate, and what is told of it.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::{Basis, CaseId, DecisionId, FROZEN, RULED, Source};
use crate::db::{Json, Moment, MultiBackend, impositions, membership_standings};
use crate::error::Result;
use crate::http::Resource;
use crate::id_type;
use crate::persons::{MembershipId, PersonId, Standing};
use crate::word_enum;
use crate::words::{ExactDay, PartialDate, Tenure, exact_day_if_any};

use super::super::model::Membership;

id_type! {
    /// Identifies a standing.
    MembershipStandingId
}

/// A standing as the database keeps it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = membership_standings, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct StandingRow {
    /// Identifies it.
    pub id: MembershipStandingId,
    /// Of which membership.
    pub membership_id: MembershipId,
    /// Whose that is.
    pub person_id: PersonId,
    /// How the member stands.
    pub standing: Standing,
    pub(super) starts_earliest: Option<NaiveDate>,
    pub(super) starts_latest: NaiveDate,
    /// The last day, of a suspension that has one.
    pub ends_on: Option<NaiveDate>,
    pub(super) recorded_by: String,
    pub(super) decision_id: Option<DecisionId>,
    pub(super) source: Option<Json<Source>>,
    /// Whether a committee of ethics imposed it: it lasts until one says otherwise.
    pub(super) is_imposed: bool,
    pub(super) created_at: Moment,
    pub(super) updated_at: Moment,
}

impl StandingRow {
    /// The first day.
    pub(super) fn starts_on(&self) -> PartialDate {
        PartialDate::from_bounds(self.starts_earliest, self.starts_latest)
            .unwrap_or(PartialDate::exact(self.starts_latest))
    }

    /// Sets the first day.
    pub(super) fn starts(&mut self, day: PartialDate) {
        (self.starts_earliest, self.starts_latest) = (day.earliest(), day.latest());
    }

    /// From when to when, of a suspension.
    pub(super) fn spell(&self) -> Tenure {
        Tenure { starts: self.starts_on(), ends: self.ends_on.map(PartialDate::exact) }
    }

    /// The standing as it is told, until the day before `next` begins.
    pub(super) fn told(self, next: Option<PartialDate>) -> StandingTold {
        let (starts_on, ends_on) = (self.starts_on(), self.ends_on.map(PartialDate::exact));
        StandingTold {
            id: self.id,
            membership_id: self.membership_id,
            person_id: self.person_id,
            standing: self.standing,
            starts_on,
            ends_on: ends_on.or_else(|| next.map(|next| next.day_before())),
            basis: Basis { decision_id: self.decision_id, source: self.source.map(|source| source.0) },
            recorded_by: self.recorded_by,
            recorded_at: self.updated_at,
        }
    }
}

word_enum! {
    /// By what of a case something is imposed.
    Means {
        /// A ruling.
        Ruling = "ruling",
        /// A precautionary measure, ahead of one.
        Measure = "measure",
    }
}

impl Means {
    /// What everybody may see that it rests on.
    pub fn source(self) -> Result<Source> {
        Source::told(match self {
            Self::Ruling => RULED,
            Self::Measure => FROZEN,
        })
    }
}

word_enum! {
    /// What is imposed on a membership.
    Imposed {
        /// It is suspended.
        Suspended = "suspended",
        /// It is none.
        Expelled = "expelled",
    }
}

id_type! {
    /// Identifies something that is imposed.
    ImpositionId
}

/// Something a committee of ethics imposes on a membership, whole.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = impositions, check_for_backend(MultiBackend))]
pub(super) struct Imposition {
    pub(super) id: ImpositionId,
    pub(super) membership_id: MembershipId,
    /// By which case; forgotten with it.
    pub(super) case_id: Option<CaseId>,
    pub(super) means: Means,
    pub(super) effect: Imposed,
    pub(super) starts_on: NaiveDate,
    pub(super) ends_on: Option<NaiveDate>,
    pub(super) created_at: Moment,
    pub(super) updated_at: Moment,
}

impl Imposition {
    /// On which days it suspends, and by what.
    pub(super) fn suspends(&self) -> Option<(NaiveDate, NaiveDate, Means)> {
        let last = self.ends_on.filter(|_| self.effect == Imposed::Suspended)?;
        Some((self.starts_on, last, self.means))
    }

    /// Whether it puts the member out still.
    pub(super) fn puts_out(&self) -> bool {
        self.effect == Imposed::Expelled && self.ends_on.is_none()
    }

    /// Whether a case imposed it from a day on; of what was imposed before cases were told with it, the day tells.
    pub(super) fn is_of(&self, case: CaseId, since: NaiveDate) -> bool {
        self.case_id.map_or(self.starts_on == since, |known| known == case)
    }
}

/// A suspension of somebody, with the days of the membership it is of.
#[derive(Debug, Clone, Copy)]
pub struct SuspensionSpell {
    /// When the membership lasted.
    pub membership: Tenure,
    /// When it was suspended.
    pub spell: Tenure,
}

/// How a member stands, from a day on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MembershipStanding)]
pub struct StandingTold {
    /// Identifies it.
    pub id: MembershipStandingId,
    /// Of which membership.
    pub membership_id: MembershipId,
    /// Whose that is.
    pub person_id: PersonId,
    /// How the member stands.
    pub standing: Standing,
    /// The first day, as far as it is known.
    pub starts_on: PartialDate,
    /// The last day; null of the last one, and of a suspension until further notice.
    pub ends_on: Option<PartialDate>,
    /// What it rests on.
    pub basis: Basis,
    /// Who recorded it: `person:` or `account:` with an id, or `system`.
    pub recorded_by: String,
    /// When it was recorded as it is.
    pub recorded_at: Moment,
}

/// A suspension to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewSuspension {
    /// Its first day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// Its last day, after which it is over by itself; until a reinstatement, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub ends_on: Option<NaiveDate>,
    /// The decision that suspends. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where that was found, if no decision in the registry carries it.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// The lifting of a suspension.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewReinstatement {
    /// The first day the member is no longer suspended; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
    /// The decision that reinstates. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where that was found, if no decision in the registry carries it.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// A membership whose member was suspended.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MembershipSuspended)]
pub struct Suspended {
    /// The membership.
    #[serde(flatten)]
    pub membership: Membership,
    /// The suspension.
    pub suspension: StandingTold,
}

/// A membership whose member was reinstated.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MembershipReinstated)]
pub struct Reinstated {
    /// The membership.
    #[serde(flatten)]
    pub membership: Membership,
    /// What is left of the suspension; null where it had not begun, and never was.
    pub suspension: Option<StandingTold>,
}

impl Resource for Suspended {
    fn path(&self) -> String {
        self.membership.path()
    }
    fn version(&self) -> i64 {
        self.membership.version
    }
}

impl Resource for Reinstated {
    fn path(&self) -> String {
        self.membership.path()
    }
    fn version(&self) -> i64 {
        self.membership.version
    }
}

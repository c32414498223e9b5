//! What a renewal campaign is, and what is told of who renewed.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::{DecisionId, Source};
use crate::bodies::BodyId;
use crate::db::{Json, Moment, MultiBackend, membership_renewals, renewal_campaigns};
use crate::departures::Departed;
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::persons::{MembershipId, PersonId, PersonName};
use crate::words::{ExactDay, exact_day, exact_day_if_any};

id_type! {
    /// Identifies a renewal campaign.
    CampaignId
}

id_type! {
    /// Identifies a renewal.
    RenewalId
}

/// The days in which memberships are renewed for a year.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = renewal_campaigns, check_for_backend(MultiBackend))]
#[schema(as = RenewalCampaign)]
pub struct Campaign {
    /// Identifies it.
    pub id: CampaignId,
    /// For which year.
    #[schema(example = 2026)]
    pub year: i64,
    /// The first day.
    pub opens_on: NaiveDate,
    /// The last day.
    pub closes_on: NaiveDate,
    /// Who opened it: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// The decision that did.
    pub decision_id: Option<DecisionId>,
    /// Where that was found.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// A renewal campaign, and how far it is among the members within the caller's reach.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RenewalCampaignTold)]
pub struct CampaignTold {
    /// The campaign.
    #[serde(flatten)]
    pub campaign: Campaign,
    /// How many are asked to renew: members from before its first day who had not left by then.
    pub members: i64,
    /// How many of them have.
    pub renewed: i64,
}

impl Resource for CampaignTold {
    fn path(&self) -> String {
        format!("/v1/renewal-campaigns/{}", self.campaign.id)
    }
    fn version(&self) -> i64 {
        self.campaign.version
    }
}

/// A renewal campaign to be opened.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRenewalCampaign)]
pub struct NewCampaign {
    /// For which year.
    #[validate(range(min = 1900, max = 2200))]
    #[schema(minimum = 1900, maximum = 2200, example = 2026)]
    pub year: i64,
    /// The first day.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub opens_on: NaiveDate,
    /// The last day.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub closes_on: NaiveDate,
    /// The decision that opens it.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where that was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// A membership that was renewed.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = membership_renewals, check_for_backend(MultiBackend))]
#[schema(as = MembershipRenewal)]
pub struct Renewal {
    /// Identifies it.
    pub id: RenewalId,
    /// In which campaign.
    pub campaign_id: CampaignId,
    /// Which membership.
    pub membership_id: MembershipId,
    /// Whose that is.
    pub person_id: PersonId,
    /// The day.
    pub renewed_on: NaiveDate,
    /// Who recorded it: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// Where it was found.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// When it was recorded.
    pub created_at: Moment,
}

impl Resource for Renewal {
    fn path(&self) -> String {
        format!("/v1/memberships/{}", self.membership_id)
    }
    fn version(&self) -> i64 {
        1
    }
    fn object(&self) -> String {
        self.id.to_string()
    }
}

/// A renewal to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMembershipRenewal)]
pub struct NewRenewal {
    /// For which year.
    #[validate(range(min = 1900, max = 2200))]
    #[schema(minimum = 1900, maximum = 2200, example = 2026)]
    pub year: i64,
    /// The day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
    /// Where it was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// How many memberships are to lapse at once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewLapses {
    /// At most so many.
    #[serde(default = "hundred")]
    #[validate(range(min = 1, max = 200))]
    #[schema(minimum = 1, maximum = 200)]
    pub most: i64,
}

fn hundred() -> i64 {
    100
}

/// Memberships that lapsed, and how many are left that were not renewed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MembershipsLapsed)]
pub struct Lapsed {
    /// Those that lapsed, each with what ended with it.
    pub lapsed: Vec<Departed>,
    /// How many are still to lapse.
    pub left: i64,
}

/// A member who is asked to renew.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MemberAsked {
    /// The membership.
    pub membership_id: MembershipId,
    /// Whose it is, in brief.
    pub person: Option<PersonName>,
    /// The number on the card.
    pub number: Option<String>,
    /// The local unit, as it is now.
    pub unit_id: Option<BodyId>,
    /// The day it was renewed; null if it was not.
    pub renewed_on: Option<NaiveDate>,
}

/// Which members of a campaign to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct AskedQuery {
    /// Only those who have renewed (true), or have not (false).
    pub renewed: Option<bool>,
}

impl QueryForm for AskedQuery {
    const LISTS: bool = true;
}

//! What is sent to give rights, hand them on, or take them in an emergency.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::access::{AccountId, Permission};
use crate::basis::{AppointmentId, DecisionId, Source};
use crate::bodies::BodyRef;
use crate::persons::PersonId;
use crate::statutes::document::Code;
use crate::territory::TerritoryCode;
use crate::words::{ExactDay, Paragraphs, exact_day, exact_day_if_any};

/// Rights to be given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewGrant {
    /// The person to whom.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// The service account to which.
    #[serde(default)]
    pub account_id: Option<AccountId>,
    /// A role of the statutes.
    #[serde(default)]
    #[schema(example = "reader")]
    pub role: Option<Code>,
    /// Permissions beside the role's.
    #[serde(default)]
    #[schema(max_items = 100)]
    #[validate(length(max = 100))]
    pub permissions: Vec<Permission>,
    /// The territory at or below which; the whole party, with neither this nor a body.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// The one body over which.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// Its first day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub ends_on: Option<NaiveDate>,
    /// Why.
    #[serde(default)]
    pub reason: Option<Paragraphs<1000>>,
    /// The decision it was given by. This or a source is needed; both are kept where both are told.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where it was found.
    #[serde(default)]
    pub source: Option<Source>,
}

/// Powers of an office to be handed to a member for a time. What is done with them is done in the office's name, and
/// lasts: whom a delegate appoints stays when the delegation is over.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub(in crate::grants) struct NewDelegation {
    /// The caller's own appointment.
    pub appointment_id: AppointmentId,
    /// The member to whom.
    pub person_id: PersonId,
    /// Which of the powers it gives.
    #[schema(min_items = 1, max_items = 100)]
    #[validate(length(min = 1, max = 100))]
    pub permissions: Vec<Permission>,
    /// A territory within its reach, to hand over less.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// One body within its reach, to hand over less.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// Its first day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub ends_on: NaiveDate,
    /// Why.
    #[serde(default)]
    pub reason: Option<Paragraphs<1000>>,
}

/// Rights to be taken in an emergency.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub(in crate::grants) struct NewEmergency {
    /// Which: none that raises somebody beyond the emergency, and one at least that the caller does not hold there.
    #[schema(min_items = 1, max_items = 100)]
    #[validate(length(min = 1, max = 100))]
    pub permissions: Vec<Permission>,
    /// The territory at or below which; the whole party, with neither this nor a body.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// The one body over which.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// For how many minutes: 1 to 240.
    #[schema(minimum = 1, maximum = 240)]
    #[validate(range(min = 1, max = 240))]
    pub minutes: i64,
    /// Why.
    pub reason: Paragraphs<1000>,
}

/// What is told of a name that was given.
pub(in crate::grants) fn line(text: Option<&Paragraphs<1000>>) -> Option<String> {
    text.map(ToString::to_string)
}

//! What a transfer is, and what is sent about one.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::Source;
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Json, Moment, MultiBackend, membership_transfers};
use crate::http::{QueryForm, Resource};
use crate::persons::{MembershipId, PersonId, PersonName};
use crate::words::{ExactDay, Paragraphs, exact_day_if_any};
use crate::{id_type, word_enum};

id_type! {
    /// Identifies a transfer.
    TransferId
}

word_enum! {
    /// How far a transfer is.
    TransferState {
        /// It waits for a consent.
        Pending = "pending",
        /// Both units have consented.
        Agreed = "agreed",
        /// It does not take place.
        Refused = "refused",
    }
}

/// A member who is to go from one unit to another.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = membership_transfers, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
#[schema(as = MembershipTransfer)]
pub struct Transfer {
    /// Identifies it.
    pub id: TransferId,
    /// Of which membership.
    pub membership_id: MembershipId,
    /// Whose that is.
    pub person_id: PersonId,
    /// The unit the member is to leave.
    pub from_body_id: BodyId,
    /// The unit the member is to come to.
    pub to_body_id: BodyId,
    /// How far it is.
    pub state: TransferState,
    /// The first day in the new unit, as it was asked for.
    pub wanted_on: NaiveDate,
    /// The first day in the new unit: the one asked for, or that of the last consent, if that came later. Null unless it
    /// is agreed.
    pub takes_effect_on: Option<NaiveDate>,
    /// Who asked: `person:` or `account:` with an id.
    pub asked_by: String,
    /// Why it was asked for.
    pub reason: Option<String>,
    /// Where that was found.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// Who consented for the unit that is left.
    pub released_by: Option<String>,
    /// When.
    pub released_at: Option<Moment>,
    /// Who consented for the unit that receives.
    pub received_by: Option<String>,
    /// When.
    pub received_at: Option<Moment>,
    /// Who refused it, for either unit, or the member who asks no more.
    pub refused_by: Option<String>,
    /// Why it was refused.
    pub refusal: Option<String>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was asked for.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// A transfer, as it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MembershipTransferTold)]
pub struct TransferTold {
    /// The transfer.
    #[serde(flatten)]
    pub transfer: Transfer,
    /// Who is to go, in brief.
    pub person: Option<PersonName>,
}

impl Resource for TransferTold {
    fn path(&self) -> String {
        format!("/v1/membership-transfers/{}", self.transfer.id)
    }
    fn version(&self) -> i64 {
        self.transfer.version
    }
}

/// A transfer to be asked for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMembershipTransfer)]
pub struct NewTransfer {
    /// The unit to go to: a body, by its id or its slug.
    pub unit: BodyRef,
    /// The first day there; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
    /// Why.
    #[serde(default)]
    pub reason: Option<Paragraphs<1000>>,
    /// Where that was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// A refusal of a transfer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMembershipTransferRefusal)]
pub struct NewRefusal {
    /// Why.
    pub reason: Paragraphs<1000>,
}

/// Which transfers to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct TransferQuery {
    /// Only those that are so far.
    pub state: Option<TransferState>,
    /// Only those from or to this unit, by its id or its slug.
    pub unit: Option<BodyRef>,
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those of this membership.
    pub membership_id: Option<MembershipId>,
}

impl QueryForm for TransferQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        true
    }
}

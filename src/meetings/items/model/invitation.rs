//! An invitation: somebody who was convened to a meeting.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::MeetingId;
use crate::bodies::positions::PositionId;
use crate::db::{Moment, MultiBackend, invitations};
use crate::error::{Problem, Result};
use crate::http::{Change, QueryForm, Resource};
use crate::meetings::convocations::{Channel, ConvocationId};
use crate::persons::{PersonId, PersonName};
use crate::words::{ExactDay, Line, exact_day_if_any};
use crate::{id_type, word_enum};

use super::{Item, ItemForm, Slot, slot};

id_type! {
    /// Identifies an invitation.
    InvitationId
}

word_enum! {
    /// What somebody answered to an invitation.
    Reply {
        /// Comes.
        Coming = "coming",
        /// Cannot come, and said so.
        Excused = "excused",
    }
}

/// Somebody who was invited to a meeting, how that reached him or her, and the answer.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = invitations, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Invitation {
    /// Identifies it.
    pub id: InvitationId,
    /// The meeting.
    pub meeting_id: MeetingId,
    /// Its number among the invitations of the meeting.
    pub number: i64,
    /// The convocation that made it; null where somebody was invited apart.
    pub convocation_id: Option<ConvocationId>,
    /// Who is invited.
    pub person_id: PersonId,
    /// By which position, on the day of the meeting; null of a guest.
    pub position_id: Option<PositionId>,
    /// By what it was sent.
    pub channel: Option<Channel>,
    /// The day it was sent.
    pub sent_on: Option<NaiveDate>,
    /// What proves that it was sent: the number of a receipt, a line of a register.
    pub proof: Option<String>,
    /// What was answered.
    pub reply: Option<Reply>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// An invitation, with the name of who is invited.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvitationTold {
    /// The invitation.
    #[serde(flatten)]
    pub invitation: Invitation,
    /// The name of who is invited.
    pub person: Option<PersonName>,
}

impl Resource for InvitationTold {
    fn path(&self) -> String {
        format!("/v1/invitations/{}", self.invitation.id)
    }
    fn version(&self) -> i64 {
        self.invitation.version
    }
}

/// Somebody to be invited apart: whoever holds a seat is invited by the convocation.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// Its number; the next one, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 9999))]
    #[schema(minimum = 1, maximum = 9999)]
    pub number: Option<i64>,
    /// Who is invited.
    pub person_id: PersonId,
    /// By what it was sent.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// The day it was sent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub sent_on: Option<NaiveDate>,
    /// What proves that it was sent: the number of a receipt, a line of a register.
    #[serde(default)]
    #[schema(example = "وصل رقم 118")]
    pub proof: Option<Line<300>>,
    /// What was answered.
    #[serde(default)]
    pub reply: Option<Reply>,
}

/// What changes of an invitation.
pub type InvitationChange = Change<NewInvitation>;

/// Which invitations to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InvitationQuery {
    /// Only those of whoever is still to be told that the meeting was put elsewhere, has another agenda or was called off
    /// (true): the last of each who knows no better; or all others (false).
    pub to_tell: Option<bool>,
}

impl QueryForm for InvitationQuery {
    const LISTS: bool = true;
}

impl ItemForm for NewInvitation {
    fn number(&self) -> Option<i64> {
        self.number
    }
    fn persons(&self) -> Vec<PersonId> {
        vec![self.person_id]
    }
}

impl Item for Invitation {
    const KIND: &'static str = "invitation";
    type Form = NewInvitation;
    type Told = InvitationTold;

    fn new(slot: Slot, form: &NewInvitation) -> Self {
        Self {
            id: InvitationId(slot.id),
            meeting_id: slot.meeting_id,
            number: slot.number,
            convocation_id: None,
            person_id: form.person_id,
            position_id: None,
            channel: form.channel,
            sent_on: form.sent_on,
            proof: form.proof.as_ref().map(ToString::to_string),
            reply: form.reply,
            version: slot.version,
            created_at: slot.created_at,
            updated_at: slot.updated_at,
        }
    }
    /// What the convocation reckoned is no word of the form, and stays while it is the same person.
    fn changed(&self, slot: Slot, form: &NewInvitation) -> Self {
        let position_id = self.position_id.filter(|_| self.person_id == form.person_id);
        Self { convocation_id: self.convocation_id, position_id, ..Self::new(slot, form) }
    }
    slot!();
    fn form(&self) -> Result<NewInvitation> {
        let proof = self.proof.as_deref().map(Line::parse).transpose();
        Ok(NewInvitation {
            number: Some(self.number),
            person_id: self.person_id,
            channel: self.channel,
            sent_on: self.sent_on,
            proof: proof.map_err(Problem::internal)?,
            reply: self.reply,
        })
    }
    fn persons(&self) -> Vec<PersonId> {
        vec![self.person_id]
    }
    fn told(self, names: &HashMap<PersonId, PersonName>) -> InvitationTold {
        let person = names.get(&self.person_id).cloned();
        InvitationTold { invitation: self, person }
    }
}

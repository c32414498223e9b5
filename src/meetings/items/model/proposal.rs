//! A proposal: something put to a meeting. It creates nothing; a decision may.
use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::{Moment, MultiBackend, proposals};
use crate::error::{Problem, Result};
use crate::http::{Change, Resource};
use crate::id_type;
use crate::persons::{PersonId, PersonName};
use crate::words::{Line, Paragraphs};

use super::{Item, ItemForm, Slot, folded, slot};

id_type! {
    /// Identifies a proposal.
    ProposalId
}

/// Something put to a meeting. It creates nothing by itself.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = proposals, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Proposal {
    /// Identifies it.
    pub id: ProposalId,
    /// The meeting.
    pub meeting_id: MeetingId,
    /// Its number in the meeting.
    pub number: i64,
    /// Who put it.
    pub proposed_by: Option<PersonId>,
    /// What is proposed.
    pub title: String,
    /// Its wording.
    pub text: Option<String>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// Its words as they are looked up; none of one recorded before 2026-11-28, until the next start.
    #[serde(skip)]
    pub search: Option<String>,
}

/// A proposal, with the name of who put it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProposalTold {
    /// The proposal.
    #[serde(flatten)]
    pub proposal: Proposal,
    /// The name of who put it.
    pub proposer: Option<PersonName>,
}

impl Resource for ProposalTold {
    fn path(&self) -> String {
        format!("/v1/proposals/{}", self.proposal.id)
    }
    fn version(&self) -> i64 {
        self.proposal.version
    }
}

/// A proposal to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewProposal {
    /// Its number in the meeting; the next one, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 9999))]
    #[schema(minimum = 1, maximum = 9999)]
    pub number: Option<i64>,
    /// Who put it; unknown, if absent.
    #[serde(default)]
    pub proposed_by: Option<PersonId>,
    /// What is proposed.
    pub title: Line<300>,
    /// Its wording.
    #[serde(default)]
    pub text: Option<Paragraphs<4000>>,
}

/// What changes of a proposal.
pub type ProposalChange = Change<NewProposal>;

impl ItemForm for NewProposal {
    fn number(&self) -> Option<i64> {
        self.number
    }
    fn persons(&self) -> Vec<PersonId> {
        self.proposed_by.into_iter().collect()
    }
}

impl Proposal {
    /// What one is looked up by: its words, folded.
    pub(in crate::meetings) fn looked_up_by(title: &str, text: Option<&str>) -> String {
        folded(&[Some(title), text])
    }
}

impl Item for Proposal {
    const KIND: &'static str = "proposal";
    type Form = NewProposal;
    type Told = ProposalTold;

    fn new(slot: Slot, form: &NewProposal) -> Self {
        Self {
            id: ProposalId(slot.id),
            meeting_id: slot.meeting_id,
            number: slot.number,
            proposed_by: form.proposed_by,
            title: form.title.to_string(),
            text: form.text.as_ref().map(ToString::to_string),
            version: slot.version,
            created_at: slot.created_at,
            updated_at: slot.updated_at,
            search: Some(Self::looked_up_by(&form.title, form.text.as_deref())),
        }
    }
    slot!();
    fn form(&self) -> Result<NewProposal> {
        let text = self.text.as_deref().map(Paragraphs::parse).transpose();
        Ok(NewProposal {
            number: Some(self.number),
            proposed_by: self.proposed_by,
            title: Line::parse(&self.title).map_err(Problem::internal)?,
            text: text.map_err(Problem::internal)?,
        })
    }
    fn persons(&self) -> Vec<PersonId> {
        self.proposed_by.into_iter().collect()
    }
    fn told(self, names: &HashMap<PersonId, PersonName>) -> ProposalTold {
        let proposer = self.proposed_by.and_then(|id| names.get(&id).cloned());
        ProposalTold { proposal: self, proposer }
    }
}

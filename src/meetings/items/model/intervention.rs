//! An intervention: what somebody, or a group together, said.
use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::{Moment, MultiBackend, interventions};
use crate::error::{Problem, Result};
use crate::http::{Change, Resource};
use crate::id_type;
use crate::persons::{PersonId, PersonName};
use crate::words::{Line, Paragraphs};

use super::attendance::one_of;
use super::{Item, ItemForm, Slot, folded, slot};

id_type! {
    /// Identifies an intervention.
    InterventionId
}

/// What a speaker said at a meeting, or a group in a collective statement.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = interventions, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Intervention {
    /// Identifies it.
    pub id: InterventionId,
    /// The meeting.
    pub meeting_id: MeetingId,
    /// Its number in the order of speaking.
    pub number: i64,
    /// Who spoke.
    pub speaker_id: Option<PersonId>,
    /// Which group spoke together.
    pub group_name: Option<String>,
    /// What it was about.
    pub subject: String,
    /// What was said, in short.
    pub summary: Option<String>,
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

/// An intervention, with the name of who spoke.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InterventionTold {
    /// The intervention.
    #[serde(flatten)]
    pub intervention: Intervention,
    /// The name of who spoke.
    pub speaker: Option<PersonName>,
}

impl Resource for InterventionTold {
    fn path(&self) -> String {
        format!("/v1/interventions/{}", self.intervention.id)
    }
    fn version(&self) -> i64 {
        self.intervention.version
    }
}

/// An intervention to be recorded: either of a person or of a group.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewIntervention {
    /// Its number in the order of speaking; the next one, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 9999))]
    #[schema(minimum = 1, maximum = 9999)]
    pub number: Option<i64>,
    /// Who spoke.
    #[serde(default)]
    pub speaker_id: Option<PersonId>,
    /// Which group spoke together.
    #[serde(default)]
    pub group_name: Option<Line<200>>,
    /// What it was about.
    pub subject: Line<300>,
    /// What was said, in short.
    #[serde(default)]
    pub summary: Option<Paragraphs<4000>>,
}

/// What changes of an intervention.
pub type InterventionChange = Change<NewIntervention>;

impl ItemForm for NewIntervention {
    fn number(&self) -> Option<i64> {
        self.number
    }
    fn persons(&self) -> Vec<PersonId> {
        self.speaker_id.into_iter().collect()
    }
    fn check(&self) -> Result<()> {
        Ok(one_of(self.speaker_id.is_some(), self.group_name.is_some())?)
    }
}

impl Intervention {
    /// What one is looked up by: its words and the name of the group, folded.
    pub(in crate::meetings) fn looked_up_by(
        subject: &str,
        summary: Option<&str>,
        group_name: Option<&str>,
    ) -> String {
        folded(&[Some(subject), summary, group_name])
    }
}

impl Item for Intervention {
    const KIND: &'static str = "intervention";
    type Form = NewIntervention;
    type Told = InterventionTold;

    fn new(slot: Slot, form: &NewIntervention) -> Self {
        Self {
            id: InterventionId(slot.id),
            meeting_id: slot.meeting_id,
            number: slot.number,
            speaker_id: form.speaker_id,
            group_name: form.group_name.as_ref().map(ToString::to_string),
            subject: form.subject.to_string(),
            summary: form.summary.as_ref().map(ToString::to_string),
            version: slot.version,
            created_at: slot.created_at,
            updated_at: slot.updated_at,
            search: Some(Self::looked_up_by(
                &form.subject,
                form.summary.as_deref(),
                form.group_name.as_deref(),
            )),
        }
    }
    slot!();
    fn form(&self) -> Result<NewIntervention> {
        let group_name = self.group_name.as_deref().map(Line::parse).transpose();
        let summary = self.summary.as_deref().map(Paragraphs::parse).transpose();
        Ok(NewIntervention {
            number: Some(self.number),
            speaker_id: self.speaker_id,
            group_name: group_name.map_err(Problem::internal)?,
            subject: Line::parse(&self.subject).map_err(Problem::internal)?,
            summary: summary.map_err(Problem::internal)?,
        })
    }
    fn persons(&self) -> Vec<PersonId> {
        self.speaker_id.into_iter().collect()
    }
    fn told(self, names: &HashMap<PersonId, PersonName>) -> InterventionTold {
        let speaker = self.speaker_id.and_then(|id| names.get(&id).cloned());
        InterventionTold { intervention: self, speaker }
    }
}

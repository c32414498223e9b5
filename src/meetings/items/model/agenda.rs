//! A point of the agenda.
use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::{Moment, MultiBackend, agenda_items};
use crate::error::{Problem, Result};
use crate::http::{Change, Resource};
use crate::id_type;
use crate::persons::{PersonId, PersonName};
use crate::words::Line;

use super::{Item, ItemForm, Slot, slot};

id_type! {
    /// Identifies an agenda item.
    AgendaItemId
}

/// A point of the agenda of a meeting.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = agenda_items, treat_none_as_null = true, check_for_backend(MultiBackend))]
pub struct AgendaItem {
    /// Identifies it.
    pub id: AgendaItemId,
    /// The meeting.
    pub meeting_id: MeetingId,
    /// Its number in the agenda.
    pub number: i64,
    /// What it is about.
    pub title: String,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for AgendaItem {
    fn path(&self) -> String {
        format!("/v1/agenda-items/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A point to be put on the agenda.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewAgendaItem {
    /// Its number in the agenda; the next one, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 9999))]
    #[schema(minimum = 1, maximum = 9999)]
    pub number: Option<i64>,
    /// What it is about.
    pub title: Line<300>,
}

/// What changes of a point of the agenda.
pub type AgendaItemChange = Change<NewAgendaItem>;

impl ItemForm for NewAgendaItem {
    fn number(&self) -> Option<i64> {
        self.number
    }
}

impl Item for AgendaItem {
    const KIND: &'static str = "agenda_item";
    type Form = NewAgendaItem;
    type Told = Self;

    fn new(slot: Slot, form: &NewAgendaItem) -> Self {
        Self {
            id: AgendaItemId(slot.id),
            meeting_id: slot.meeting_id,
            number: slot.number,
            title: form.title.to_string(),
            version: slot.version,
            created_at: slot.created_at,
            updated_at: slot.updated_at,
        }
    }
    slot!();
    fn form(&self) -> Result<NewAgendaItem> {
        let title = Line::parse(&self.title).map_err(Problem::internal)?;
        Ok(NewAgendaItem { number: Some(self.number), title })
    }
    fn persons(&self) -> Vec<PersonId> {
        Vec::new()
    }
    fn told(self, _: &HashMap<PersonId, PersonName>) -> Self {
        self
    }
}

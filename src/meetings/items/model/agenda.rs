//! A point of the agenda.
use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::{Json, Moment, MultiBackend, agenda_items};
use crate::error::{Problem, Result};
use crate::http::{Change, Resource};
use crate::id_type;
use crate::persons::{PersonId, PersonName};
use crate::programmes::ActionId;
use crate::words::{Line, few};

use super::{Item, ItemForm, Slot, slot};

id_type! {
    /// Identifies an agenda item.
    AgendaItemId
}

/// A paper that a point of an agenda is about: what it is, and where it is kept. The paper itself is not in the registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaDocument {
    /// What it is.
    #[schema(example = "مشروع الميزانية")]
    pub title: Line<300>,
    /// Where it is kept: an address, a number, a shelf.
    #[schema(example = "خزانة المقر، الملف 12")]
    pub reference: Line<500>,
}

/// A point of the agenda of a meeting.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = agenda_items, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
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
    /// Whether it is only for those who prepare the meeting and those who sit in its body: it is announced to nobody, and
    /// printed in no paper.
    pub is_internal: bool,
    /// The papers it is about, and where they are kept.
    #[schema(value_type = Vec<AgendaDocument>)]
    pub documents: Json<Vec<AgendaDocument>>,
    /// The action it takes up again, if it was carried over from an earlier meeting.
    pub action_id: Option<ActionId>,
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
    /// Whether it is only for those who prepare the meeting and those who sit in its body; it is not, if absent.
    #[serde(default)]
    pub is_internal: bool,
    /// The papers it is about, and where they are kept; none, if absent.
    #[serde(default, deserialize_with = "few::<_, _, 0, 20>")]
    #[schema(max_items = 20)]
    pub documents: Vec<AgendaDocument>,
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
            is_internal: form.is_internal,
            documents: Json(form.documents.clone()),
            action_id: None,
        }
    }
    fn changed(&self, slot: Slot, form: &NewAgendaItem) -> Self {
        Self { action_id: self.action_id, ..Self::new(slot, form) }
    }
    slot!();
    fn form(&self) -> Result<NewAgendaItem> {
        let title = Line::parse(&self.title).map_err(Problem::internal)?;
        let documents = self.documents.0.clone();
        Ok(NewAgendaItem { number: Some(self.number), title, is_internal: self.is_internal, documents })
    }
    fn persons(&self) -> Vec<PersonId> {
        Vec::new()
    }
    fn told(self, _: &HashMap<PersonId, PersonName>) -> Self {
        self
    }
}

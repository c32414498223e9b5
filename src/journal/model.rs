//! What the journal keeps of a change.
use diesel::prelude::*;
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

use crate::access::TokenId;
use crate::basis::ActId;
use crate::db::{Json, Moment, MultiBackend, journal};
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::words::Line;

id_type! {
    /// Identifies an entry; entries sort by it in the order of their making.
    EntryId
}

/// One change: who, when, what was asked, of what, before and after.
#[derive(Debug, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = journal, check_for_backend(MultiBackend))]
pub struct Entry {
    /// Identifies the entry.
    pub id: EntryId,
    /// When.
    pub at: Moment,
    /// The token that asked; null for the service itself.
    pub actor_id: Option<TokenId>,
    /// Its name at that time.
    pub actor_name: String,
    /// What was asked: an `operationId`.
    pub operation: String,
    /// What kind of thing changed.
    #[schema(example = "person")]
    pub object_kind: String,
    /// Which one.
    pub object_id: String,
    /// Its state before; null when it came to be.
    #[schema(value_type = Option<Object>)]
    pub before: Option<Json<Box<RawValue>>>,
    /// Its state after; null when it was taken out.
    #[schema(value_type = Option<Object>)]
    pub after: Option<Json<Box<RawValue>>>,
    /// Names the request.
    pub request_id: String,
    /// The act this is a part of, if it is part of one.
    pub act_id: Option<ActId>,
}

impl Resource for Entry {
    fn path(&self) -> String {
        format!("/v1/journal/{}", self.id)
    }
    fn version(&self) -> i64 {
        1
    }
}

/// An entry to be written.
#[derive(Insertable)]
#[diesel(table_name = journal, treat_none_as_default_value = false)]
pub(super) struct NewEntry<'a> {
    pub(super) id: EntryId,
    pub(super) at: Moment,
    pub(super) actor_id: Option<TokenId>,
    pub(super) actor_name: &'a str,
    pub(super) operation: &'a str,
    pub(super) object_kind: &'a str,
    pub(super) object_id: String,
    pub(super) before: Option<Json<Box<RawValue>>>,
    pub(super) after: Option<Json<Box<RawValue>>>,
    pub(super) request_id: &'a str,
    pub(super) act_id: Option<ActId>,
}

/// Which entries to list.
#[derive(Debug, Clone, Default, serde::Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EntryQuery {
    /// Only those about this object.
    #[param(value_type = Option<String>, max_length = 100)]
    pub object_id: Option<Line<100>>,
    /// Only those of what this act changed.
    pub act_id: Option<ActId>,
}

impl QueryForm for EntryQuery {
    const LISTS: bool = true;
}

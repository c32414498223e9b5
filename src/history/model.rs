//! What is told of a change.
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::access::TokenId;
use crate::basis::ActId;
use crate::db::Moment;
use crate::journal::EntryId;
use crate::word_enum;

word_enum! {
    /// What a change made of a thing.
    Changed {
        /// It came to be.
        Created = "created",
        /// It became another.
        Changed = "changed",
        /// It was taken out.
        Deleted = "deleted",
    }
}

/// One field that changed.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
pub struct FieldChanged {
    /// The field.
    #[schema(example = "name_ar")]
    pub field: String,
    /// What it was; null where there was nothing.
    #[schema(value_type = Option<Value>)]
    pub before: Value,
    /// What it became; null where there is nothing any more.
    #[schema(value_type = Option<Value>)]
    pub after: Value,
}

/// One change of a thing.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// The entry of the journal that tells of it.
    pub id: EntryId,
    /// Its place in the log; null until it has one.
    pub position: Option<i64>,
    /// When.
    pub at: Moment,
    /// Who: `system`, or `person:`, `account:` or (in older entries) `token:` and an id.
    #[schema(example = "system")]
    pub actor: String,
    /// The token that asked; null for the service itself.
    pub actor_id: Option<TokenId>,
    /// Its name at that time; null once erased.
    pub actor_name: Option<String>,
    /// What was asked: an `operationId`.
    pub operation: String,
    /// Names the request.
    pub request_id: String,
    /// The act, or the merge of two persons, this is a part of, if it is part of one.
    pub act_id: Option<ActId>,
    /// What it made of the thing; null once erased.
    #[schema(value_type = Option<Changed>)]
    pub change: Option<Changed>,
    /// The fields that changed, but for those that count and date the states.
    pub changes: Vec<FieldChanged>,
    /// Whether what it was about was erased.
    pub erased: bool,
}

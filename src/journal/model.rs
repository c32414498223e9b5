//! What the journal keeps of a change, of a refusal, of a look.
use std::borrow::Cow;

use diesel::prelude::*;
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

use crate::access::TokenId;
use crate::basis::ActId;
use crate::db::{Moment, MultiBackend, journal};
use crate::error::{Problem, Result};
use crate::http::{QueryForm, Resource};
use crate::vault::{DataKey, DataKeys, Place, SubjectId};
use crate::words::{Line, hex, of_word};
use crate::{id_type, word_enum};

use super::format::Payload;

id_type! {
    /// Identifies an entry; entries sort by it in the order of their making.
    EntryId
}

word_enum! {
    /// What an entry is of.
    EntryKind {
        /// Something changed.
        Change = "change",
        /// A known caller asked for a change it may not make.
        Refusal = "refusal",
        /// Somebody looked at what is not looked at unseen.
        Read = "read",
    }
}

/// One entry: who, when, what was asked, of what, before and after.
#[derive(Debug, Serialize, ToSchema)]
pub struct Entry {
    /// Identifies the entry.
    pub id: EntryId,
    /// Its place in the log, from 0 on with no gaps; null until it has one, about a second later.
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
    /// Whether it tells of a change, of a refusal or of a look.
    pub kind: EntryKind,
    /// What kind of thing changed.
    #[schema(example = "person")]
    pub object_kind: String,
    /// Which one.
    pub object_id: String,
    /// Its state before; null when it came to be, and once erased.
    #[schema(value_type = Option<Object>)]
    pub before: Option<Box<RawValue>>,
    /// Its state after; null when it was taken out, and once erased.
    #[schema(value_type = Option<Object>)]
    pub after: Option<Box<RawValue>>,
    /// Names the request.
    pub request_id: String,
    /// The act, or the merge of two persons, this is a part of, if it is part of one.
    pub act_id: Option<ActId>,
    /// The person or the application it is about: with that key its content can be erased.
    pub subject_id: Option<SubjectId>,
    /// Whether its content was erased. That it happened, when and by whom stays, and stays proven.
    pub erased: bool,
    /// SHA-256 over salt and payload, in hexadecimal: what the log holds of the content.
    pub commitment: String,
    /// The salt, in hexadecimal; null once erased, and where a part of the content is not told to the caller.
    pub salt: Option<String>,
    /// The hash of its leaf, in hexadecimal; null until it has a position.
    pub leaf_hash: Option<String>,
}

impl Resource for Entry {
    fn path(&self) -> String {
        format!("/v1/journal/{}", self.id)
    }
    fn version(&self) -> i64 {
        1
    }
}

/// An entry as it is kept.
#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = journal, check_for_backend(MultiBackend), treat_none_as_default_value = false)]
pub(super) struct Kept {
    pub(super) id: EntryId,
    pub(super) at: Moment,
    pub(super) actor: String,
    pub(super) actor_id: Option<TokenId>,
    pub(super) operation: String,
    /// The word of its kind: one that is not known is a matter for the verifier.
    pub(super) kind: String,
    pub(super) object_kind: String,
    pub(super) object_id: String,
    pub(super) request_id: String,
    pub(super) act_id: Option<ActId>,
    pub(super) subject_id: Option<SubjectId>,
    pub(super) commitment: Vec<u8>,
    pub(super) salt: Option<Vec<u8>>,
    pub(super) payload: Option<String>,
    pub(super) sealed: Option<Vec<u8>>,
}

/// Where a sealed entry stands in the log: its position and the hash of its leaf.
pub(super) type Leaf = (i64, Vec<u8>);

/// What an entry's commitment was made over.
pub(super) enum Content<'a> {
    /// The salt and the payload.
    Disclosed(Cow<'a, [u8]>, Cow<'a, str>),
    /// The key of the person or the application it is about was destroyed.
    Erased,
    /// It was altered: it does not open.
    Damaged,
}

/// How long a salt is.
pub(super) const SALT: usize = 32;

/// Where the content of an entry is sealed for.
pub(super) fn place(entry: &str) -> Place<'_> {
    Place { table: "journal", column: "sealed", row: entry, version: 1 }
}

impl Kept {
    /// The content, as far as the keys at hand open it.
    pub(super) fn content(&self, keys: &DataKeys<'_>) -> Content<'_> {
        let Some(subject) = self.subject_id else {
            return match (&self.salt, &self.payload, &self.sealed) {
                (Some(salt), Some(payload), None) => Content::Disclosed(salt.into(), payload.into()),
                _ => Content::Damaged,
            };
        };
        if self.salt.is_some() || self.payload.is_some() || self.sealed.is_none() {
            return Content::Damaged;
        }
        let key = match keys.of(subject) {
            DataKey::Held(key) => key,
            DataKey::Destroyed => return Content::Erased,
            DataKey::Damaged => return Content::Damaged,
        };
        let opened = self.sealed.as_ref().and_then(|sealed| key.open(sealed, &place(&self.id.to_string())));
        opened
            .and_then(split)
            .map_or(Content::Damaged, |(salt, payload)| Content::Disclosed(salt.into(), payload.into()))
    }

    /// The entry as it is told.
    pub(super) fn told(self, leaf: Option<Leaf>, keys: &DataKeys<'_>) -> Result<Entry> {
        let disclosed = match self.content(keys) {
            Content::Disclosed(salt, payload) => Some((hex::written(&salt), Payload::read(&payload)?)),
            Content::Erased => None,
            Content::Damaged => {
                return Err(Problem::internal(format!("the content of entry {} was altered", self.id)));
            }
        };
        let erased = disclosed.is_none();
        let (salt, payload) = disclosed.unzip();
        let (actor_name, before, after) = payload
            .map_or((None, None, None), |payload| (Some(payload.actor_name), payload.before, payload.after));
        let (position, hash) = leaf.unzip();
        Ok(Entry {
            id: self.id,
            position,
            at: self.at,
            actor: self.actor,
            actor_id: self.actor_id,
            actor_name,
            operation: self.operation,
            kind: of_word(&self.kind)
                .ok_or_else(|| Problem::internal(format!("entry {} is of no known kind", self.id)))?,
            object_kind: self.object_kind,
            object_id: self.object_id,
            before,
            after,
            request_id: self.request_id,
            act_id: self.act_id,
            subject_id: self.subject_id,
            erased,
            commitment: hex::written(&self.commitment),
            salt,
            leaf_hash: hash.as_deref().map(hex::written),
        })
    }
}

/// Salt and payload, taken apart.
fn split(mut opened: Vec<u8>) -> Option<(Vec<u8>, String)> {
    let payload = (opened.len() >= SALT).then(|| opened.split_off(SALT))?;
    Some((opened, String::from_utf8(payload).ok()?))
}

/// Which entries to list.
#[derive(Debug, Clone, Default, serde::Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EntryQuery {
    /// Only those about objects of this kind.
    #[param(value_type = Option<String>, max_length = 50, example = "person")]
    pub object_kind: Option<Line<50>>,
    /// Only those about this object.
    #[param(value_type = Option<String>, max_length = 100)]
    pub object_id: Option<Line<100>>,
    /// Only those of what this actor did: `system`, or `person:`, `account:` or `token:` and an id.
    #[param(value_type = Option<String>, max_length = 100)]
    pub actor: Option<Line<100>>,
    /// Only those of what was asked with this token.
    pub token_id: Option<TokenId>,
    /// Only those of this operation: an `operationId`.
    #[param(value_type = Option<String>, max_length = 100)]
    pub operation: Option<Line<100>>,
    /// Only changes, only refusals or only looks.
    #[param(inline)]
    pub kind: Option<EntryKind>,
    /// Only those of what this act, or this merge of two persons, changed.
    pub act_id: Option<ActId>,
    /// Only those from this moment on.
    pub from: Option<Moment>,
    /// Only those before this moment.
    pub until: Option<Moment>,
}

impl QueryForm for EntryQuery {
    const LISTS: bool = true;
}

//! What is written into the journal, and read from it.
use std::fmt::Display;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::basis::ActId;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};

use super::model::{Entry, EntryId, EntryQuery, NewEntry};
use super::store;

/// Records that something came to be.
pub fn created(tx: &mut Tx<'_>, kind: &'static str, id: impl Display, after: &impl Serialize) -> Result<()> {
    let after = document(after)?;
    record(tx, kind, id, None, Some(after))
}

/// Records that something changed.
pub fn changed(
    tx: &mut Tx<'_>,
    kind: &'static str,
    id: impl Display,
    before: &impl Serialize,
    after: &impl Serialize,
) -> Result<()> {
    let (before, after) = (document(before)?, document(after)?);
    record(tx, kind, id, Some(before), Some(after))
}

/// Records that a mistake was taken out.
pub fn deleted(tx: &mut Tx<'_>, kind: &'static str, id: impl Display, before: &impl Serialize) -> Result<()> {
    let before = document(before)?;
    record(tx, kind, id, Some(before), None)
}

fn document(state: &impl Serialize) -> Result<Json<Box<RawValue>>> {
    serde_json::value::to_raw_value(state).map(Json).map_err(Problem::internal)
}

fn record(
    tx: &mut Tx<'_>,
    kind: &'static str,
    id: impl Display,
    before: Option<Json<Box<RawValue>>>,
    after: Option<Json<Box<RawValue>>>,
) -> Result<()> {
    let entry = NewEntry {
        id: EntryId::new(),
        at: tx.now,
        actor_id: tx.actor.id,
        actor_name: &tx.actor.name,
        operation: tx.operation.rule().id,
        object_kind: kind,
        object_id: id.to_string(),
        before,
        after,
        request_id: &tx.request_id,
        act_id: tx.act,
    };
    store::insert(tx.conn, &entry)?;
    tx.recorded = tx.recorded.saturating_add(1);
    Ok(())
}

/// What an act changed since it was last carried out, the last first, and what it had brought forth before.
pub fn of_act(tx: &mut Tx<'_>, act: ActId) -> Result<Vec<Entry>> {
    let (mut entries, mut is_before) = (store::of_act(tx, act)?, false);
    entries.retain(|entry| {
        is_before |= entry.object_kind == "act";
        let is_brought_forth = matches!(&*entry.object_kind, "body" | "territory") && entry.before.is_none();
        !is_before || is_brought_forth
    });
    Ok(entries)
}

/// The last entry about an object.
pub fn last_of(tx: &mut Tx<'_>, kind: &str, id: impl Display) -> Result<Option<Entry>> {
    store::last_of(tx, kind, &id.to_string())
}

/// The first entry about an object.
pub fn first_of(tx: &mut Tx<'_>, kind: &str, id: impl Display) -> Result<Option<Entry>> {
    store::first_of(tx, kind, &id.to_string())
}

/// The act that brought an object forth, if one did.
pub fn formed_by(tx: &mut Tx<'_>, kind: &str, id: impl Display) -> Result<Option<ActId>> {
    let first = first_of(tx, kind, id)?.filter(|first| first.before.is_none());
    Ok(first.and_then(|first| first.act_id))
}

/// The acts under which an object was changed after an entry, but for the entry's own.
pub fn acts_since(tx: &mut Tx<'_>, object: impl Display, entry: &Entry) -> Result<Vec<ActId>> {
    store::acts_since(tx, &object.to_string(), entry)
}

/// One entry.
pub(super) fn show(tx: &mut Tx<'_>, id: EntryId) -> Result<Entry> {
    store::find(tx, id)
}

/// The entries, in the order they were made.
pub(super) fn list(tx: &mut Tx<'_>, query: &EntryQuery, listing: &Listing) -> Result<Page<Entry>> {
    let total = listing.total(|| store::count(tx, query))?;
    Ok(listing.page(store::list(tx, query, listing)?, total, |entry| vec![entry.id.to_string()]))
}

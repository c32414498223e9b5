//! The journal in the database: written and read, never changed.
use diesel::prelude::*;

use crate::basis::ActId;
use crate::db::{AnyConnection, Tx, journal};
use crate::error::Result;
use crate::http::Listing;
use crate::on_each;

use super::model::{Entry, EntryId, EntryQuery, NewEntry};

pub(super) fn insert(conn: &mut AnyConnection, entry: &NewEntry<'_>) -> Result<()> {
    on_each!(conn, conn => diesel::insert_into(journal::table).values(entry).execute(conn))?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: EntryId) -> Result<Entry> {
    Ok(journal::table.find(id).select(Entry::as_select()).first(tx.conn)?)
}

pub(super) fn list(tx: &mut Tx<'_>, query: &EntryQuery, listing: &Listing) -> Result<Vec<Entry>> {
    let mut entries = journal::table.select(Entry::as_select()).into_boxed();
    if let Some(object_id) = &query.object_id {
        entries = entries.filter(journal::object_id.eq(object_id.as_ref()));
    }
    if let Some(act) = query.act_id {
        entries = entries.filter(journal::act_id.eq(act));
    }
    if let Some(after) = listing.after_id()? {
        entries = entries.filter(journal::id.gt(EntryId(after)));
    }
    Ok(entries.order(journal::id).limit(listing.fetch()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &EntryQuery) -> Result<i64> {
    let mut entries = journal::table.into_boxed();
    if let Some(object_id) = &query.object_id {
        entries = entries.filter(journal::object_id.eq(object_id.as_ref()));
    }
    if let Some(act) = query.act_id {
        entries = entries.filter(journal::act_id.eq(act));
    }
    Ok(entries.count().get_result(tx.conn)?)
}

/// What an act changed, the last first.
pub(super) fn of_act(tx: &mut Tx<'_>, act: ActId) -> Result<Vec<Entry>> {
    let entries = journal::table.filter(journal::act_id.eq(act)).order(journal::id.desc());
    Ok(entries.select(Entry::as_select()).load(tx.conn)?)
}

/// The first entry about an object of a kind.
pub(super) fn first_of(tx: &mut Tx<'_>, kind: &str, id: &str) -> Result<Option<Entry>> {
    let about = journal::table.filter(journal::object_id.eq(id)).filter(journal::object_kind.eq(kind));
    Ok(about.order(journal::id).select(Entry::as_select()).first(tx.conn).optional()?)
}

/// The last entry about an object of a kind.
pub(super) fn last_of(tx: &mut Tx<'_>, kind: &str, id: &str) -> Result<Option<Entry>> {
    let about = journal::table.filter(journal::object_id.eq(id)).filter(journal::object_kind.eq(kind));
    Ok(about.order(journal::id.desc()).select(Entry::as_select()).first(tx.conn).optional()?)
}

/// The acts under which an object was changed after an entry, but for the entry's own.
pub(super) fn acts_since(tx: &mut Tx<'_>, object: &str, entry: &Entry) -> Result<Vec<ActId>> {
    let since = journal::table
        .filter(journal::object_id.eq(object))
        .filter(journal::id.gt(entry.id))
        .filter(journal::act_id.ne(entry.act_id));
    let acts: Vec<Option<ActId>> = since.select(journal::act_id).distinct().load(tx.conn)?;
    Ok(acts.into_iter().flatten().collect())
}

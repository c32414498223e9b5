//! The journal in the database: written and read, never changed.
use diesel::dsl::{AsSelect, Nullable};
use diesel::prelude::*;

use crate::basis::ActId;
use crate::db::{AnyConnection, MultiBackend, Tx, journal, journal_leaves};
use crate::error::Result;
use crate::http::Listing;
use crate::on_each;

use super::model::{Entry, EntryId, EntryQuery, Kept, Leaf};

pub(super) fn insert(conn: &mut AnyConnection, entry: &Kept) -> Result<()> {
    on_each!(conn, conn => diesel::insert_into(journal::table).values(entry).execute(conn))?;
    Ok(())
}

/// How many entries one statement writes.
const AT_ONCE: usize = 500;

pub(super) fn insert_all(conn: &mut AnyConnection, entries: &[Kept]) -> Result<()> {
    match conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => {
            for entry in entries {
                diesel::insert_into(journal::table).values(entry).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in entries.chunks(AT_ONCE) {
                diesel::insert_into(journal::table).values(some).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// An entry, and where it stands in the log.
pub(super) type Placed = (Kept, Option<Leaf>);

/// What is read of an entry and its place.
type Selection = (AsSelect<Kept, MultiBackend>, Nullable<(journal_leaves::position, journal_leaves::hash)>);

#[diesel::dsl::auto_type]
fn placed() -> _ {
    journal::table.left_join(journal_leaves::table.on(journal_leaves::entry_id.eq(journal::id)))
}

fn selection() -> Selection {
    (Kept::as_select(), (journal_leaves::position, journal_leaves::hash).nullable())
}

pub(super) fn find(tx: &mut Tx<'_>, id: EntryId) -> Result<Placed> {
    Ok(placed().filter(journal::id.eq(id)).select(selection()).first(tx.conn)?)
}

/// Narrows a query to the entries that are asked for.
macro_rules! narrowed {
    ($entries:expr, $query:expr) => {{
        let mut entries = $entries;
        if let Some(object_kind) = &$query.object_kind {
            entries = entries.filter(journal::object_kind.eq(object_kind.as_ref()));
        }
        if let Some(object_id) = &$query.object_id {
            entries = entries.filter(journal::object_id.eq(object_id.as_ref()));
        }
        if let Some(actor) = &$query.actor {
            entries = entries.filter(journal::actor.eq(actor.as_ref()));
        }
        if let Some(token) = $query.token_id {
            entries = entries.filter(journal::actor_id.eq(token));
        }
        if let Some(operation) = &$query.operation {
            entries = entries.filter(journal::operation.eq(operation.as_ref()));
        }
        if let Some(kind) = $query.kind {
            entries = entries.filter(journal::kind.eq(kind));
        }
        if let Some(act) = $query.act_id {
            entries = entries.filter(journal::act_id.eq(act));
        }
        if let Some(from) = $query.from {
            entries = entries.filter(journal::at.ge(from));
        }
        if let Some(until) = $query.until {
            entries = entries.filter(journal::at.lt(until));
        }
        entries
    }};
}

pub(super) fn list(tx: &mut Tx<'_>, query: &EntryQuery, listing: &Listing) -> Result<Vec<Placed>> {
    let mut entries = narrowed!(placed().select(selection()).into_boxed(), query);
    if let Some(after) = listing.after_id()? {
        entries = entries.filter(journal::id.gt(EntryId(after)));
    }
    Ok(entries.order(journal::id).limit(listing.fetch()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &EntryQuery) -> Result<i64> {
    Ok(narrowed!(journal::table.into_boxed(), query).count().get_result(tx.conn)?)
}

/// The changes of an object, the first first. What else is on record is about requests, and no object.
pub(super) fn changes_of(tx: &mut Tx<'_>, kind: &str, id: &str, listing: &Listing) -> Result<Vec<Placed>> {
    let mut entries = placed()
        .filter(journal::object_id.eq(id))
        .filter(journal::object_kind.eq(kind))
        .select(selection())
        .into_boxed();
    if let Some(after) = listing.after_id()? {
        entries = entries.filter(journal::id.gt(EntryId(after)));
    }
    Ok(entries.order(journal::id).limit(listing.fetch()).load(tx.conn)?)
}

/// How many changes of an object there are.
pub(super) fn count_changes_of(tx: &mut Tx<'_>, kind: &str, id: &str) -> Result<i64> {
    let about = journal::table.filter(journal::object_id.eq(id)).filter(journal::object_kind.eq(kind));
    Ok(about.count().get_result(tx.conn)?)
}

/// What an act changed, the last first.
pub(super) fn of_act(tx: &mut Tx<'_>, act: ActId) -> Result<Vec<Kept>> {
    let entries = journal::table.filter(journal::act_id.eq(act)).order(journal::id.desc());
    Ok(entries.select(Kept::as_select()).load(tx.conn)?)
}

/// The first entry about an object of a kind.
pub(super) fn first_of(tx: &mut Tx<'_>, kind: &str, id: &str) -> Result<Option<Kept>> {
    let about = journal::table.filter(journal::object_id.eq(id)).filter(journal::object_kind.eq(kind));
    Ok(about.order(journal::id).select(Kept::as_select()).first(tx.conn).optional()?)
}

/// The last entry about an object of a kind.
pub(super) fn last_of(tx: &mut Tx<'_>, kind: &str, id: &str) -> Result<Option<Kept>> {
    let about = journal::table.filter(journal::object_id.eq(id)).filter(journal::object_kind.eq(kind));
    Ok(about.order(journal::id.desc()).select(Kept::as_select()).first(tx.conn).optional()?)
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

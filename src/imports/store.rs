//! Imports and the rows that wait, in the database.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::min;
use diesel::prelude::*;
use diesel::upsert::excluded;
use uuid::Uuid;

use crate::db::{
    AnyConnection, AnyId, Tx, import_keys, import_marks, import_rows, imports, person_references,
};
use crate::error::Result;
use crate::http::Listing;
use crate::on_each;
use crate::persons::PersonId;

use super::model::{Import, ImportId, ImportState, RowState, StagedRow};

pub(super) fn find(tx: &mut Tx<'_>, id: ImportId) -> Result<Import> {
    Ok(imports::table.find(id).select(Import::as_select()).first(tx.conn)?)
}

pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Vec<Import>> {
    let mut page = imports::table.into_boxed();
    if let Some(after) = listing.after_id()? {
        page = page.filter(imports::id.gt(ImportId(after)));
    }
    Ok(page.order(imports::id).limit(listing.fetch()).select(Import::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(imports::table.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, import: &Import) -> Result<()> {
    diesel::insert_into(imports::table).values(import.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, import: &Import) -> Result<()> {
    diesel::update(imports::table.find(import.id)).set(import.clone()).execute(tx.conn)?;
    Ok(())
}

/// How many rows one statement writes.
const AT_ONCE: usize = 1_000;

/// Puts rows in.
pub(super) fn insert_rows(tx: &mut Tx<'_>, rows: &[StagedRow]) -> Result<()> {
    match &mut *tx.conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => {
            for row in rows {
                diesel::insert_into(import_rows::table).values(row.clone()).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in rows.chunks(AT_ONCE) {
                diesel::insert_into(import_rows::table).values(some.to_vec()).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Tells of rows that wait what they would do.
pub(super) fn tell_rows(tx: &mut Tx<'_>, rows: &[StagedRow]) -> Result<()> {
    match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => {
            for row in rows {
                let told = (import_rows::state.eq(row.state), import_rows::faults.eq(row.faults.clone()));
                diesel::update(import_rows::table.find((row.import_id, row.place)))
                    .set(told)
                    .execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in rows.chunks(AT_ONCE) {
                diesel::insert_into(import_rows::table)
                    .values(some.to_vec())
                    .on_conflict((import_rows::import_id, import_rows::place))
                    .do_update()
                    .set((
                        import_rows::state.eq(excluded(import_rows::state)),
                        import_rows::faults.eq(excluded(import_rows::faults)),
                    ))
                    .execute(conn)?;
            }
        }
    }
    Ok(())
}

/// The rows after a place, the first first; without those that are not taken, if they are not wanted.
pub(super) fn rows_after(
    tx: &mut Tx<'_>,
    id: ImportId,
    place: i64,
    wants_all: bool,
    most: i64,
) -> Result<Vec<StagedRow>> {
    let mut rows = import_rows::table
        .filter(import_rows::import_id.eq(id))
        .filter(import_rows::place.gt(place))
        .into_boxed();
    if !wants_all {
        rows = rows.filter(import_rows::state.ne(RowState::Error));
    }
    Ok(rows.order(import_rows::place).limit(most).select(StagedRow::as_select()).load(tx.conn)?)
}

/// The rows of an import, in a state if one is asked for: those that were not looked at yet wait, whatever they were taken
/// for when they came.
macro_rules! in_state {
    ($import:expr, $state:expr) => {{
        let mut rows = import_rows::table.filter(import_rows::import_id.eq($import.id)).into_boxed();
        match $state {
            None => {}
            Some(RowState::Waiting) => rows = rows.filter(import_rows::place.gt($import.previewed_to)),
            Some(state) => {
                rows = rows
                    .filter(import_rows::state.eq(state))
                    .filter(import_rows::place.le($import.previewed_to));
            }
        }
        rows
    }};
}

/// A page of rows in a state, or of all.
pub(super) fn rows_listed(
    tx: &mut Tx<'_>,
    import: &Import,
    state: Option<RowState>,
    after: Option<i64>,
    most: i64,
) -> Result<Vec<StagedRow>> {
    let mut rows = in_state!(import, state);
    if let Some(after) = after {
        rows = rows.filter(import_rows::place.gt(after));
    }
    let page = rows.order(import_rows::place).limit(most).select(StagedRow::as_select());
    let mut page: Vec<StagedRow> = page.load(tx.conn)?;
    for row in page.iter_mut().filter(|row| row.place > import.previewed_to) {
        row.state = RowState::Waiting;
    }
    Ok(page)
}

pub(super) fn count_rows(tx: &mut Tx<'_>, import: &Import, state: Option<RowState>) -> Result<i64> {
    Ok(in_state!(import, state).count().get_result(tx.conn)?)
}

/// Forgets the rows after a place up to another; those that were not taken only if they are not wanted either.
pub(super) fn forget_rows(
    tx: &mut Tx<'_>,
    id: ImportId,
    (after, to): (i64, i64),
    keeps_refused: bool,
) -> Result<()> {
    let there = import_rows::table
        .filter(import_rows::import_id.eq(id))
        .filter(import_rows::place.gt(after))
        .filter(import_rows::place.le(to));
    if keeps_refused {
        let taken = there.filter(import_rows::state.ne(RowState::Error));
        on_each!(&mut *tx.conn, conn => diesel::delete(taken).execute(conn))?;
    } else {
        on_each!(&mut *tx.conn, conn => diesel::delete(there).execute(conn))?;
    }
    Ok(())
}

/// How much of an import is forgotten in one transaction where nobody waits for it.
const A_SLICE: i64 = 10_000;

/// Forgets by what rows of an import are referred to.
pub(super) fn forget_keys(tx: &mut Tx<'_>, id: ImportId) -> Result<()> {
    let there = import_keys::table.filter(import_keys::import_id.eq(id));
    on_each!(&mut *tx.conn, conn => diesel::delete(there).execute(conn))?;
    Ok(())
}

/// Forgets a slice of them; whether there are more.
pub(super) fn forget_some_keys(tx: &mut Tx<'_>, id: ImportId) -> Result<bool> {
    let there = || import_keys::table.filter(import_keys::import_id.eq(id));
    let next = there().order(import_keys::key).offset(A_SLICE).limit(1).select(import_keys::key);
    let next: Option<String> = on_each!(&mut *tx.conn, conn => next.first(conn).optional())?;
    let Some(next) = next else { return forget_keys(tx, id).map(|()| false) };
    let some = there().filter(import_keys::key.lt(next));
    on_each!(&mut *tx.conn, conn => diesel::delete(some).execute(conn))?;
    Ok(true)
}

/// Forgets a slice of the rows of an import, then of what they are told apart by; whether there are more.
pub(super) fn forget_some(tx: &mut Tx<'_>, id: ImportId) -> Result<bool> {
    let there = || import_rows::table.filter(import_rows::import_id.eq(id));
    let last = there().order(import_rows::place).offset(A_SLICE).limit(1).select(import_rows::place);
    let last: Option<i64> = on_each!(&mut *tx.conn, conn => last.first(conn).optional())?;
    let some = there().filter(import_rows::place.lt(last.unwrap_or(i64::MAX)));
    on_each!(&mut *tx.conn, conn => diesel::delete(some).execute(conn))?;
    if last.is_some() {
        return Ok(true);
    }
    forget_marks(tx, id)?;
    forget_some_keys(tx, id)
}

/// Keeps the marks of some rows, the first of which has this place.
pub(super) fn insert_marks(tx: &mut Tx<'_>, id: ImportId, place: i64, marks: &[u8]) -> Result<()> {
    let row = (import_marks::import_id.eq(id), import_marks::place.eq(place), import_marks::marks.eq(marks));
    on_each!(&mut *tx.conn, conn => diesel::insert_into(import_marks::table).values(row).execute(conn))?;
    Ok(())
}

/// The next marks after those of some rows.
pub(super) fn marks_after(
    tx: &mut Tx<'_>,
    id: ImportId,
    place: Option<i64>,
) -> Result<Option<(i64, Vec<u8>)>> {
    let next = import_marks::table
        .filter(import_marks::import_id.eq(id))
        .filter(import_marks::place.gt(place.unwrap_or(-1)))
        .order(import_marks::place)
        .select((import_marks::place, import_marks::marks));
    Ok(on_each!(&mut *tx.conn, conn => next.first(conn).optional())?)
}

/// Forgets the marks of an import.
pub(super) fn forget_marks(tx: &mut Tx<'_>, id: ImportId) -> Result<()> {
    let there = import_marks::table.filter(import_marks::import_id.eq(id));
    on_each!(&mut *tx.conn, conn => diesel::delete(there).execute(conn))?;
    Ok(())
}

/// The rows at these places.
pub(super) fn rows_at(tx: &mut Tx<'_>, id: ImportId, places: &[i64]) -> Result<Vec<StagedRow>> {
    let there =
        import_rows::table.filter(import_rows::import_id.eq(id)).filter(import_rows::place.eq_any(places));
    Ok(there.select(StagedRow::as_select()).load(tx.conn)?)
}

/// Keeps what others refer to by, with the rows that tell of it.
pub(super) fn insert_keys(tx: &mut Tx<'_>, id: ImportId, keys: &[(String, i64)]) -> Result<()> {
    let row = |(key, place): &(String, i64)| {
        (import_keys::import_id.eq(id), import_keys::key.eq(key.clone()), import_keys::place.eq(*place))
    };
    match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => {
            for row in keys.iter().map(row) {
                diesel::insert_or_ignore_into(import_keys::table).values(row).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in keys.chunks(AT_ONCE) {
                let rows: Vec<_> = some.iter().map(row).collect();
                diesel::insert_into(import_keys::table)
                    .values(rows)
                    .on_conflict_do_nothing()
                    .execute(conn)?;
            }
        }
    }
    Ok(())
}

/// The first row of each of these keys.
pub(super) fn first_of(tx: &mut Tx<'_>, id: ImportId, keys: &[String]) -> Result<HashMap<String, i64>> {
    let mut all = HashMap::new();
    for some in keys.chunks(AT_ONCE) {
        let first: Vec<(String, Option<i64>)> = import_keys::table
            .filter(import_keys::import_id.eq(id))
            .filter(import_keys::key.eq_any(some))
            .group_by(import_keys::key)
            .select((import_keys::key, min(import_keys::place)))
            .load(tx.conn)?;
        all.extend(first.into_iter().filter_map(|(key, place)| Some((key, place?))));
    }
    Ok(all)
}

/// Whom a source means by these references.
pub(super) fn referred(
    tx: &mut Tx<'_>,
    source: &str,
    references: &[String],
) -> Result<HashMap<String, PersonId>> {
    let mut all = HashMap::new();
    for some in references.chunks(AT_ONCE) {
        let found: Vec<(String, PersonId)> = person_references::table
            .filter(person_references::source.eq(source))
            .filter(person_references::reference.eq_any(some))
            .select((person_references::reference, person_references::person_id))
            .load(tx.conn)?;
        all.extend(found);
    }
    Ok(all)
}

/// Those of these persons whom a source means by some reference.
pub(super) fn are_referred(tx: &mut Tx<'_>, source: &str, ids: &[PersonId]) -> Result<Vec<PersonId>> {
    let mut all = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<PersonId> = person_references::table
            .filter(person_references::person_id.eq_any(some))
            .filter(person_references::source.eq(source))
            .select(person_references::person_id)
            .load(tx.conn)?;
        all.extend(found);
    }
    Ok(all)
}

/// Keeps whom a source means by its references.
pub(super) fn refer(tx: &mut Tx<'_>, source: &str, references: &[(String, PersonId)]) -> Result<()> {
    let row = |(reference, id): &(String, PersonId)| {
        (
            person_references::id.eq(AnyId(Uuid::now_v7())),
            person_references::source.eq(source.to_owned()),
            person_references::reference.eq(reference.clone()),
            person_references::person_id.eq(*id),
        )
    };
    match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => {
            for row in references.iter().map(row) {
                diesel::insert_or_ignore_into(person_references::table).values(row).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in references.chunks(AT_ONCE) {
                let rows: Vec<_> = some.iter().map(row).collect();
                let keep = diesel::insert_into(person_references::table).values(rows);
                keep.on_conflict_do_nothing().execute(conn)?;
            }
        }
    }
    Ok(())
}

/// The first whose rows were kept up to a day that is over, and are kept still.
pub(super) fn expired(tx: &mut Tx<'_>, today: NaiveDate) -> Result<Option<Import>> {
    let expired = imports::table
        .filter(imports::kept_until.lt(today))
        .filter(imports::state.ne(ImportState::Forgotten))
        .order(imports::kept_until)
        .select(Import::as_select());
    Ok(expired.first(tx.conn).optional()?)
}

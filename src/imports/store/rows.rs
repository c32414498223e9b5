//! The rows that wait, in the database.
use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::cores;
use crate::db::{AnyConnection, Tx, import_rows};
use crate::error::Result;
use crate::on_each;
use crate::vault::{Key, SubjectId, key_of};

use super::super::model::{Import, ImportId, KeptRow, RowState, StagedRow};
use super::{A_SLICE, AT_ONCE};

/// The key of an import, under which its rows wait.
fn key(tx: &mut Tx<'_>, id: ImportId) -> Result<Key> {
    key_of(tx.conn, &tx.vault, SubjectId(id.0), tx.now)
}

fn opened(tx: &mut Tx<'_>, id: ImportId, rows: Vec<KeptRow>) -> Result<Vec<StagedRow>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = key(tx, id)?;
    cores::each(rows, |row| row.opened(&key)).into_iter().collect()
}

fn kept(tx: &mut Tx<'_>, rows: &[StagedRow]) -> Result<Vec<KeptRow>> {
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let key = key(tx, first.import_id)?;
    cores::each(rows.iter().collect(), |row: &StagedRow| row.kept(&key)).into_iter().collect()
}

/// Puts rows of one import in.
pub(in crate::imports) fn insert_rows(tx: &mut Tx<'_>, rows: &[StagedRow]) -> Result<()> {
    let rows = kept(tx, rows)?;
    match &mut *tx.conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => {
            for row in rows {
                diesel::insert_into(import_rows::table).values(row).execute(conn)?;
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

/// Tells of rows that wait what they would do; their cells stay as they are.
pub(in crate::imports) fn tell_rows(tx: &mut Tx<'_>, rows: &[StagedRow]) -> Result<()> {
    let rows: Vec<KeptRow> = rows.iter().map(StagedRow::told).collect();
    match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => {
            for row in rows {
                let told = (import_rows::state.eq(row.state), import_rows::faults.eq(row.faults));
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
pub(in crate::imports) fn rows_after(
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
    let rows = rows.order(import_rows::place).limit(most).select(KeptRow::as_select()).load(tx.conn)?;
    opened(tx, id, rows)
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
pub(in crate::imports) fn rows_listed(
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
    let page = rows.order(import_rows::place).limit(most).select(KeptRow::as_select()).load(tx.conn)?;
    let mut page = opened(tx, import.id, page)?;
    for row in page.iter_mut().filter(|row| row.place > import.previewed_to) {
        row.state = RowState::Waiting;
    }
    Ok(page)
}

pub(in crate::imports) fn count_rows(
    tx: &mut Tx<'_>,
    import: &Import,
    state: Option<RowState>,
) -> Result<i64> {
    Ok(in_state!(import, state).count().get_result(tx.conn)?)
}

/// Forgets the rows after a place up to another; those that were not taken only if they are not wanted either.
pub(in crate::imports) fn forget_rows(
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

/// The rows at these places.
pub(in crate::imports) fn rows_at(tx: &mut Tx<'_>, id: ImportId, places: &[i64]) -> Result<Vec<StagedRow>> {
    let there =
        import_rows::table.filter(import_rows::import_id.eq(id)).filter(import_rows::place.eq_any(places));
    let rows = there.select(KeptRow::as_select()).load(tx.conn)?;
    opened(tx, id, rows)
}

/// Forgets a slice of the rows of an import; whether there are more.
pub(in crate::imports) fn forget_some_rows(tx: &mut Tx<'_>, id: ImportId) -> Result<bool> {
    let there = || import_rows::table.filter(import_rows::import_id.eq(id));
    let last = there().order(import_rows::place).offset(A_SLICE).limit(1).select(import_rows::place);
    let last: Option<i64> = on_each!(&mut *tx.conn, conn => last.first(conn).optional())?;
    let some = there().filter(import_rows::place.lt(last.unwrap_or(i64::MAX)));
    on_each!(&mut *tx.conn, conn => diesel::delete(some).execute(conn))?;
    Ok(last.is_some())
}

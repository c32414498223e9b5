//! By what the rows of an import are told apart, and by what others refer to them, in the database.
use std::collections::HashMap;

use diesel::dsl::min;
use diesel::prelude::*;

use crate::db::{AnyConnection, Tx, import_keys, import_marks};
use crate::error::Result;
use crate::on_each;

use super::super::model::ImportId;
use super::{A_SLICE, AT_ONCE};

/// Keeps the marks of some rows, the first of which has this place.
pub(in crate::imports) fn insert_marks(
    tx: &mut Tx<'_>,
    id: ImportId,
    place: i64,
    marks: &[u8],
) -> Result<()> {
    let row = (import_marks::import_id.eq(id), import_marks::place.eq(place), import_marks::marks.eq(marks));
    on_each!(&mut *tx.conn, conn => diesel::insert_into(import_marks::table).values(row).execute(conn))?;
    Ok(())
}

/// The next marks after those of some rows.
pub(in crate::imports) fn marks_after(
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
pub(in crate::imports) fn forget_marks(tx: &mut Tx<'_>, id: ImportId) -> Result<()> {
    let there = import_marks::table.filter(import_marks::import_id.eq(id));
    on_each!(&mut *tx.conn, conn => diesel::delete(there).execute(conn))?;
    Ok(())
}

/// Keeps what others refer to by, with the rows that tell of it.
pub(in crate::imports) fn insert_keys(tx: &mut Tx<'_>, id: ImportId, keys: &[(String, i64)]) -> Result<()> {
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
pub(in crate::imports) fn first_of(
    tx: &mut Tx<'_>,
    id: ImportId,
    keys: &[String],
) -> Result<HashMap<String, i64>> {
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

/// Forgets by what rows of an import are referred to.
pub(in crate::imports) fn forget_keys(tx: &mut Tx<'_>, id: ImportId) -> Result<()> {
    let there = import_keys::table.filter(import_keys::import_id.eq(id));
    on_each!(&mut *tx.conn, conn => diesel::delete(there).execute(conn))?;
    Ok(())
}

/// Forgets a slice of them; whether there are more.
pub(in crate::imports) fn forget_some_keys(tx: &mut Tx<'_>, id: ImportId) -> Result<bool> {
    let there = || import_keys::table.filter(import_keys::import_id.eq(id));
    let next = there().order(import_keys::key).offset(A_SLICE).limit(1).select(import_keys::key);
    let next: Option<String> = on_each!(&mut *tx.conn, conn => next.first(conn).optional())?;
    let Some(next) = next else { return forget_keys(tx, id).map(|()| false) };
    let some = there().filter(import_keys::key.lt(next));
    on_each!(&mut *tx.conn, conn => diesel::delete(some).execute(conn))?;
    Ok(true)
}

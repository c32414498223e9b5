//! Imports in the database; their rows, by what those are told apart, and whom a source means, beside.
mod marks;
mod references;
mod rows;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Tx, imports};
use crate::error::Result;
use crate::http::Listing;

use super::model::{Import, ImportId, ImportState};

pub(super) use marks::{
    first_of, forget_keys, forget_marks, forget_some_keys, insert_keys, insert_marks, marks_after,
};
pub(super) use references::{are_referred, refer, referred};
pub(super) use rows::{
    count_rows, forget_rows, forget_some_rows, insert_rows, rows_after, rows_at, rows_listed, tell_rows,
};

/// How many rows one statement writes.
const AT_ONCE: usize = 1_000;

/// How much of an import is forgotten in one transaction where nobody waits for it.
const A_SLICE: i64 = 10_000;

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

/// Forgets a slice of what is kept of an import beside itself; whether there is more.
pub(super) fn forget_some(tx: &mut Tx<'_>, id: ImportId) -> Result<bool> {
    if forget_some_rows(tx, id)? {
        return Ok(true);
    }
    forget_marks(tx, id)?;
    forget_some_keys(tx, id)
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

//! Merges in the database.
use diesel::prelude::*;

use crate::db::{MultiBackend, Tx, merges, persons};
use crate::error::Result;
use crate::http::Listing;
use crate::is_person_within;

use super::super::model::{Merge, MergeId, MergeQuery};

/// The merges into whom the caller may see; of who has gone since, those who see everybody.
fn seen<'a>(tx: &mut Tx<'_>) -> Result<merges::BoxedQuery<'a, MultiBackend>> {
    let all = merges::table.into_boxed();
    Ok(match tx.reach()? {
        None => all,
        Some(within) => {
            let there = persons::table.filter(is_person_within!(tx.today, within)).select(persons::id);
            all.filter(merges::person_id.eq_any(there))
        }
    })
}

fn fitting<'a>(tx: &mut Tx<'_>, query: &MergeQuery) -> Result<merges::BoxedQuery<'a, MultiBackend>> {
    let mut fitting = seen(tx)?;
    if let Some(person) = query.person_id {
        fitting = fitting.filter(merges::person_id.eq(person));
    }
    if let Some(other) = query.other_id {
        fitting = fitting.filter(merges::other_id.eq(other));
    }
    Ok(fitting)
}

pub(in crate::duplicates) fn find(tx: &mut Tx<'_>, id: MergeId) -> Result<Merge> {
    Ok(seen(tx)?.filter(merges::id.eq(id)).select(Merge::as_select()).first(tx.conn)?)
}

/// Those asked for, the first made first.
pub(in crate::duplicates) fn list(
    tx: &mut Tx<'_>,
    query: &MergeQuery,
    listing: &Listing,
) -> Result<Vec<Merge>> {
    let mut found = fitting(tx, query)?;
    if let Some(after) = listing.after_id()? {
        found = found.filter(merges::id.gt(MergeId(after)));
    }
    Ok(found.order(merges::id).limit(listing.fetch()).select(Merge::as_select()).load(tx.conn)?)
}

pub(in crate::duplicates) fn count(tx: &mut Tx<'_>, query: &MergeQuery) -> Result<i64> {
    Ok(fitting(tx, query)?.count().get_result(tx.conn)?)
}

pub(in crate::duplicates) fn insert(tx: &mut Tx<'_>, merge: &Merge) -> Result<()> {
    diesel::insert_into(merges::table).values(merge).execute(tx.conn)?;
    Ok(())
}

pub(in crate::duplicates) fn update(tx: &mut Tx<'_>, merge: &Merge) -> Result<()> {
    diesel::update(merges::table.find(merge.id)).set(merge).execute(tx.conn)?;
    Ok(())
}

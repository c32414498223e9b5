//! Recusals in the database.
use diesel::prelude::*;

use crate::db::{MultiBackend, Tx, persons, recusals};
use crate::error::Result;
use crate::http::Listing;
use crate::is_person_within;
use crate::persons::PersonId;

use super::model::{Recusal, RecusalId, RecusalQuery};

pub(super) fn find(tx: &mut Tx<'_>, id: RecusalId) -> Result<Recusal> {
    Ok(recusals::table.find(id).select(Recusal::as_select()).first(tx.conn)?)
}

/// Those that fit, of persons within the caller's reach.
fn fitting<'a>(tx: &mut Tx<'_>, query: &RecusalQuery) -> Result<recusals::BoxedQuery<'a, MultiBackend>> {
    let mut fitting = recusals::table.into_boxed();
    if let Some(within) = tx.reach()? {
        let there = persons::table.filter(is_person_within!(tx.today, within)).select(persons::id);
        fitting = fitting.filter(recusals::person_id.eq_any(there));
    }
    if let Some(person) = query.person_id {
        fitting = fitting.filter(recusals::person_id.eq(person));
    }
    if let Some(about) = query.about {
        fitting = fitting.filter(recusals::about.eq(about));
    }
    Ok(match query.in_force {
        None => fitting,
        Some(true) => fitting.filter(recusals::revoked_at.is_null()),
        Some(false) => fitting.filter(recusals::revoked_at.is_not_null()),
    })
}

pub(super) fn list(tx: &mut Tx<'_>, query: &RecusalQuery, listing: &Listing) -> Result<Vec<Recusal>> {
    let mut found = fitting(tx, query)?;
    if let Some(after) = listing.after_id()? {
        found = found.filter(recusals::id.gt(RecusalId(after)));
    }
    Ok(found.order(recusals::id).limit(listing.fetch()).select(Recusal::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &RecusalQuery) -> Result<i64> {
    Ok(fitting(tx, query)?.count().get_result(tx.conn)?)
}

/// How many of a person's are in force.
pub(super) fn in_force(tx: &mut Tx<'_>, person: PersonId) -> Result<i64> {
    let standing =
        recusals::table.filter(recusals::person_id.eq(person)).filter(recusals::revoked_at.is_null());
    Ok(standing.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, recusal: &Recusal) -> Result<()> {
    diesel::insert_into(recusals::table).values(recusal.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn revoke(tx: &mut Tx<'_>, recusal: &Recusal) -> Result<()> {
    diesel::update(recusals::table.find(recusal.id))
        .set((
            recusals::revoked_at.eq(recusal.revoked_at),
            recusals::revoked_by.eq(&recusal.revoked_by),
            recusals::version.eq(recusal.version),
            recusals::updated_at.eq(recusal.updated_at),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Those for the sake of a person, in force or not.
pub(super) fn about(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<RecusalId>> {
    let about = recusals::table.filter(recusals::about.eq(person)).order(recusals::id);
    Ok(about.select(recusals::id).load(tx.conn)?)
}

pub(super) fn delete(tx: &mut Tx<'_>, id: RecusalId) -> Result<()> {
    diesel::delete(recusals::table.find(id)).execute(tx.conn)?;
    Ok(())
}

//! Grants in the database.
use diesel::prelude::*;

use crate::basis::AppointmentId;
use crate::bodies::BodyId;
use crate::db::{MultiBackend, Tx, appointments, bodies, grants};
use crate::error::Result;
use crate::http::Listing;
use crate::is_within;
use crate::persons::PersonId;
use crate::words::word;

use super::model::{Grant, GrantId, GrantQuery};

pub(super) fn find(tx: &mut Tx<'_>, id: GrantId) -> Result<Grant> {
    Ok(grants::table.find(id).select(Grant::as_select()).first(tx.conn)?)
}

/// Those that the caller may look at: its own, those it gave, and those that lie within its reach.
fn seen<'a>(tx: &mut Tx<'_>) -> Result<grants::BoxedQuery<'a, MultiBackend>> {
    let found = grants::table.into_boxed();
    let Some(within) = tx.reach()? else { return Ok(found) };
    let there = || bodies::table.filter(is_within!(tx.today, within));
    // A delegation that says nowhere lies where the body of its office does.
    let offices = appointments::table
        .filter(appointments::body_id.eq_any(there().select(bodies::id)))
        .select(appointments::id.nullable());
    let is_nowhere = grants::territory.is_null().and(grants::body_id.is_null());
    let lies_there = grants::territory
        .eq_any(within.homes.clone())
        .or(grants::body_id.eq_any(there().select(bodies::id.nullable())))
        .or(grants::appointment_id.eq_any(offices).and(is_nowhere))
        .or(grants::granted_by.eq(tx.actor.principal.to_string()));
    let (person, account) = tx.actor.principal.ids();
    let is_own = grants::person_id.eq(person).or(grants::account_id.eq(account));
    Ok(found.filter(lies_there.or(is_own)))
}

/// Those of them that fit.
fn fitting<'a>(tx: &mut Tx<'_>, query: &GrantQuery) -> Result<grants::BoxedQuery<'a, MultiBackend>> {
    let day = tx.as_of;
    let mut found = seen(tx)?;
    if let Some(person) = query.person_id {
        found = found.filter(grants::person_id.eq(person));
    }
    if let Some(account) = query.account_id {
        found = found.filter(grants::account_id.eq(account));
    }
    if let Some(giver) = &query.granted_by {
        found = found.filter(grants::granted_by.eq(giver.to_string()));
    }
    if let Some(kind) = &query.kind {
        found = found.filter(grants::kind.eq(word(kind)));
    }
    let lasts = grants::ends_on.is_null().or(grants::ends_on.ge(day));
    let runs = grants::expires_at.is_null().or(grants::expires_at.gt(tx.now));
    Ok(match query.in_force {
        None => found,
        Some(true) => found
            .filter(grants::revoked_at.is_null())
            .filter(grants::starts_on.le(day))
            .filter(lasts)
            .filter(runs),
        Some(false) => found.filter(
            grants::revoked_at
                .is_not_null()
                .or(grants::starts_on.gt(day))
                .or(grants::ends_on.lt(day))
                .or(grants::expires_at.le(tx.now)),
        ),
    })
}

pub(super) fn list(tx: &mut Tx<'_>, query: &GrantQuery, listing: &Listing) -> Result<Vec<Grant>> {
    let mut found = fitting(tx, query)?;
    if let Some(after) = listing.after_id()? {
        found = found.filter(grants::id.gt(GrantId(after)));
    }
    Ok(found.order(grants::id).limit(listing.fetch()).select(Grant::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &GrantQuery) -> Result<i64> {
    Ok(fitting(tx, query)?.count().get_result(tx.conn)?)
}

/// How many grants a principal has that are not over.
pub(super) fn lasting(tx: &mut Tx<'_>, of: &Grant) -> Result<i64> {
    let mut lasting = grants::table
        .filter(grants::revoked_at.is_null())
        .filter(grants::ends_on.is_null().or(grants::ends_on.ge(tx.today)))
        .filter(grants::expires_at.is_null().or(grants::expires_at.gt(tx.now)))
        .into_boxed();
    lasting = match (of.person_id, of.account_id) {
        (Some(person), _) => lasting.filter(grants::person_id.eq(person)),
        (None, account) => lasting.filter(grants::account_id.eq(account)),
    };
    Ok(lasting.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, grant: &Grant) -> Result<()> {
    diesel::insert_into(grants::table).values(grant).execute(tx.conn)?;
    Ok(())
}

pub(super) fn revoke(tx: &mut Tx<'_>, grant: &Grant) -> Result<()> {
    diesel::update(grants::table.find(grant.id))
        .set((
            grants::revoked_at.eq(grant.revoked_at),
            grants::revoked_by.eq(&grant.revoked_by),
            grants::version.eq(grant.version),
            grants::updated_at.eq(grant.updated_at),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Whose an appointment is, and in which body.
pub(super) fn office(tx: &mut Tx<'_>, appointment: AppointmentId) -> Result<Option<(PersonId, BodyId)>> {
    let office =
        appointments::table.find(appointment).select((appointments::person_id, appointments::body_id));
    Ok(office.first(tx.conn).optional()?)
}

//! By whose leave national ids are kept: recorded, looked at, withdrawn.
use std::sync::Arc;

use crate::access::Operation;
use crate::db::{AnyConnection, Moment, Tx};
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::journal;
use crate::vault::Vault;

use super::actions::drop_one;
use super::model::{AuthorizationId, NationalIdAuthorization, NewAuthorization};
use super::rules::{self, Refusal};
use super::store;

/// Goes on only if an authorization is in force today.
pub(super) fn expect_one(tx: &mut Tx<'_>) -> Result<()> {
    let today = tx.today;
    if store::is_one_in_force(tx, today)? { Ok(()) } else { Err(Refusal::NationalIdsAreOff.into()) }
}

/// Records an authorization: from now on national ids may be kept.
pub(super) fn record(tx: &mut Tx<'_>, new: &NewAuthorization) -> Result<NationalIdAuthorization> {
    rules::may_be_recorded((new.granted_on, new.ends_on), tx.today)?;
    let authorization = NationalIdAuthorization {
        id: AuthorizationId::new(),
        authority: new.authority.to_string(),
        number: new.number.to_string(),
        granted_on: new.granted_on,
        ends_on: new.ends_on,
        withdrawn_at: None,
        recorded_by: tx.actor.written(),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &authorization)?;
    journal::created(tx, "national_id_authorization", authorization.id, &authorization)?;
    Ok(authorization)
}

/// Withdraws an authorization. Where no other is in force, every national id goes with it: nothing allows to keep them. From
/// this moment on none is told, and the background destroys what a transaction has no room for.
pub(super) fn withdraw(tx: &mut Tx<'_>, id: AuthorizationId) -> Result<()> {
    let before = store::authorization(tx, id)?;
    tx.expect_version(id, before.version)?;
    if before.withdrawn_at.is_some() {
        return Err(Refusal::AuthorizationIsWithdrawn.into());
    }
    let after = NationalIdAuthorization {
        withdrawn_at: Some(tx.now),
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    store::update(tx, &after)?;
    journal::changed(tx, "national_id_authorization", id, &before, &after)?;
    forget_some(tx, AT_ONCE).map(drop)
}

/// How many are destroyed in one transaction; the rest is, some at a time, in the background.
const AT_ONCE: i64 = 500;

/// Destroys some of the national ids that nothing allows to keep any more, each with its key, in an open transaction; answers
/// whether there were any.
pub fn forget_unallowed(conn: &mut AnyConnection, vault: &Arc<Vault>, now: Moment) -> Result<bool> {
    let mut tx = Tx::of_the_service(conn, vault, Operation::NationalIdDelete, now);
    forget_some(&mut tx, AT_ONCE)
}

fn forget_some(tx: &mut Tx<'_>, most: i64) -> Result<bool> {
    let some = store::some(tx, most)?;
    let today = tx.today;
    if some.is_empty() || store::is_one_in_force(tx, today)? {
        return Ok(false);
    }
    for (person, id) in &some {
        drop_one(tx, *person, *id)?;
        journal::deleted(tx, "national_id", person, &serde_json::json!({"person_id": person}))?;
    }
    Ok(true)
}

pub(super) fn show(tx: &mut Tx<'_>, id: AuthorizationId) -> Result<NationalIdAuthorization> {
    store::authorization(tx, id)
}

/// The authorizations there were, in the order they were recorded.
pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<NationalIdAuthorization>> {
    let total = listing.total(|| store::count(tx))?;
    let rows = store::list(tx, listing)?;
    Ok(listing.page(rows, total, |row| vec![row.id.to_string()]))
}

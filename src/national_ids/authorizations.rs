//! By whose leave national ids are kept: recorded, looked at, withdrawn.
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::journal;

use super::model::{AuthorizationId, NationalIdAuthorization, NewAuthorization};
use super::rules::{self, Refusal};
use super::store;

/// Goes on only if an authorization is in force today.
pub(super) fn expect_one(tx: &mut Tx<'_>) -> Result<()> {
    let today = tx.today;
    let holds = store::standing(tx, today)?.iter().any(|one| rules::holds(one, today));
    if holds { Ok(()) } else { Err(Refusal::NationalIdsAreOff.into()) }
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

/// Withdraws an authorization. Where no other is in force, every national id goes with it: nothing allows to keep them.
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
    let today = tx.today;
    if !store::standing(tx, today)?.iter().any(|one| rules::holds(one, today)) {
        let destroyed = store::forget_all(tx)?;
        journal::deleted(tx, "national_ids", id, &serde_json::json!({"destroyed": destroyed}))?;
    }
    Ok(())
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

//! Looking at grants.
use crate::access::{Permission, Scope};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::reach;

use super::super::model::{Grant, GrantId, GrantQuery, GrantTold};
use super::super::store;

/// One grant: the caller's own, one it gave, or anybody's for whoever reads rights where it lies.
pub(in crate::grants) fn show(tx: &mut Tx<'_>, id: GrantId) -> Result<GrantTold> {
    visible(tx, id).map(GrantTold::from)
}

/// The same, as it is kept.
pub(super) fn visible(tx: &mut Tx<'_>, id: GrantId) -> Result<Grant> {
    let found = store::find(tx, id)?;
    let mine = tx.actor.principal.to_string();
    let is_own = found.principal() == tx.actor.principal || found.granted_by == mine;
    if is_own {
        return Ok(found);
    }
    let lies = lies(tx, &found)?;
    if reach::holds(tx, Permission::ReadRights, &lies)? { Ok(found) } else { Err(Problem::not_found()) }
}

/// Where a grant lies: a delegation that says nowhere, where the body of its office does.
fn lies(tx: &mut Tx<'_>, grant: &Grant) -> Result<Scope> {
    match (grant.scope(), grant.appointment_id) {
        (Scope::Party, Some(appointment)) => {
            let office = store::office(tx, appointment)?;
            Ok(office.map_or(Scope::Party, |(_, body)| Scope::Body(body.0)))
        }
        (scope, _) => Ok(scope),
    }
}

/// The grants that the caller may look at, oldest first.
pub(in crate::grants) fn list(
    tx: &mut Tx<'_>,
    query: &GrantQuery,
    listing: &Listing,
) -> Result<Page<GrantTold>> {
    let total = listing.total(|| store::count(tx, query))?;
    let grants = store::list(tx, query, listing)?.into_iter().map(GrantTold::from).collect();
    Ok(listing.page(grants, total, |told: &GrantTold| vec![told.grant.id.to_string()]))
}

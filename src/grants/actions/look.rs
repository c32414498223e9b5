//! Looking at grants.
use crate::access::{self, Permission};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};

use super::super::model::{Grant, GrantId, GrantQuery, GrantTold};
use super::super::store;

/// One grant: the caller's own, one it gave, or anybody's for whoever reads rights over the whole party.
pub(in crate::grants) fn show(tx: &mut Tx<'_>, id: GrantId) -> Result<GrantTold> {
    visible(tx, id).map(GrantTold::from)
}

/// The same, as it is kept.
pub(super) fn visible(tx: &mut Tx<'_>, id: GrantId) -> Result<Grant> {
    let found = store::find(tx, id)?;
    let mine = tx.actor.principal.to_string();
    let is_own = found.principal() == tx.actor.principal || found.granted_by == mine;
    let reads = access::expect(tx, Permission::ReadRights).is_ok();
    if is_own || reads { Ok(found) } else { Err(Problem::not_found()) }
}

/// The grants, oldest first: everybody's.
pub(in crate::grants) fn list(
    tx: &mut Tx<'_>,
    query: &GrantQuery,
    listing: &Listing,
) -> Result<Page<GrantTold>> {
    let total = listing.total(|| store::count(tx, query))?;
    let grants = store::list(tx, query, listing)?.into_iter().map(GrantTold::from).collect();
    Ok(listing.page(grants, total, |told: &GrantTold| vec![told.grant.id.to_string()]))
}

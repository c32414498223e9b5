//! Transfers in the database.
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{MultiBackend, Tx, bodies, membership_transfers};
use crate::error::Result;
use crate::http::Listing;
use crate::is_within;
use crate::persons::MembershipId;

use super::model::{Transfer, TransferId, TransferQuery};

pub(super) fn find(tx: &mut Tx<'_>, id: TransferId) -> Result<Transfer> {
    Ok(membership_transfers::table.find(id).select(Transfer::as_select()).first(tx.conn)?)
}

/// Those that fit, from or to units within the caller's reach, or of the caller, in no order yet.
fn fitting<'a>(
    tx: &mut Tx<'_>,
    query: &TransferQuery,
    unit: Option<BodyId>,
) -> Result<membership_transfers::BoxedQuery<'a, MultiBackend>> {
    let mut fitting = membership_transfers::table.into_boxed();
    if let Some(within) = tx.reach()? {
        let there = || bodies::table.filter(is_within!(tx.today, within)).select(bodies::id);
        let seen = membership_transfers::from_body_id
            .eq_any(there())
            .or(membership_transfers::to_body_id.eq_any(there()))
            .or(membership_transfers::person_id.eq(within.person));
        fitting = fitting.filter(seen);
    }
    if let Some(state) = query.state {
        fitting = fitting.filter(membership_transfers::state.eq(state));
    }
    if let Some(unit) = unit {
        let there = membership_transfers::from_body_id.eq(unit).or(membership_transfers::to_body_id.eq(unit));
        fitting = fitting.filter(there);
    }
    if let Some(person) = query.person_id {
        fitting = fitting.filter(membership_transfers::person_id.eq(person));
    }
    if let Some(membership) = query.membership_id {
        fitting = fitting.filter(membership_transfers::membership_id.eq(membership));
    }
    Ok(fitting)
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &TransferQuery,
    unit: Option<BodyId>,
    listing: &Listing,
) -> Result<Vec<Transfer>> {
    let mut page = fitting(tx, query, unit)?;
    if let Some(after) = listing.after_id()? {
        page = page.filter(membership_transfers::id.gt(TransferId(after)));
    }
    let page = page.order(membership_transfers::id).limit(listing.fetch());
    Ok(page.select(Transfer::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &TransferQuery, unit: Option<BodyId>) -> Result<i64> {
    Ok(fitting(tx, query, unit)?.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, transfer: &Transfer) -> Result<()> {
    diesel::insert_into(membership_transfers::table).values(transfer.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, transfer: &Transfer) -> Result<()> {
    diesel::update(membership_transfers::table.find(transfer.id)).set(transfer.clone()).execute(tx.conn)?;
    Ok(())
}

/// Forgets every transfer of a membership that is taken out.
pub(in crate::memberships) fn forget(tx: &mut Tx<'_>, of: MembershipId) -> Result<()> {
    let theirs = membership_transfers::table.filter(membership_transfers::membership_id.eq(of));
    diesel::delete(theirs).execute(tx.conn)?;
    Ok(())
}

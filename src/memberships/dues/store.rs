//! Dues in the database.
use diesel::prelude::*;

use crate::db::{Tx, membership_dues};
use crate::error::{Problem, Result};
use crate::http::Listing;
use crate::persons::MembershipId;
use crate::take_out;

use super::model::{Dues, MembershipDuesId};

/// What is told of these memberships for a year.
pub(super) fn of_year(tx: &mut Tx<'_>, of: &[MembershipId], year: i64) -> Result<Vec<Dues>> {
    let told = membership_dues::table
        .filter(membership_dues::membership_id.eq_any(of))
        .filter(membership_dues::year.eq(year));
    Ok(told.select(Dues::as_select()).load(tx.conn)?)
}

/// A page of what is told of a membership, the last year first.
pub(super) fn list(tx: &mut Tx<'_>, of: MembershipId, listing: &Listing) -> Result<Vec<Dues>> {
    let mut page = membership_dues::table.filter(membership_dues::membership_id.eq(of)).into_boxed();
    if let Some((year, _)) = listing.after_key()? {
        let year: i64 = year.parse().map_err(Problem::internal)?;
        page = page.filter(membership_dues::year.lt(year));
    }
    let page = page.order(membership_dues::year.desc()).limit(listing.fetch());
    Ok(page.select(Dues::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, of: MembershipId) -> Result<i64> {
    let told = membership_dues::table.filter(membership_dues::membership_id.eq(of));
    Ok(told.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, dues: &Dues) -> Result<()> {
    diesel::insert_into(membership_dues::table).values(dues.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, dues: &Dues) -> Result<()> {
    diesel::update(membership_dues::table.find(dues.id)).set(dues.clone()).execute(tx.conn)?;
    Ok(())
}

/// Forgets the dues of a membership that is taken out.
pub(in crate::memberships) fn forget(tx: &mut Tx<'_>, of: MembershipId) -> Result<()> {
    take_out!(tx, membership_dues, at membership_dues::table.filter(membership_dues::membership_id.eq(of)));
    Ok(())
}

/// To which membership dues of a year belong, for other rooms.
pub fn membership_of(tx: &mut Tx<'_>, id: MembershipDuesId) -> Result<MembershipId> {
    Ok(membership_dues::table.find(id).select(membership_dues::membership_id).first(tx.conn)?)
}

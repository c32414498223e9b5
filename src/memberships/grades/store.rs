//! Grades in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Tx, membership_grades};
use crate::error::{Problem, Result};
use crate::http::Listing;
use crate::persons::MembershipId;
use crate::take_out;

use super::model::GradeRow;

/// The grade a membership has from that very day on, if one was given.
pub(super) fn on(tx: &mut Tx<'_>, of: MembershipId, day: NaiveDate) -> Result<Option<GradeRow>> {
    let given = membership_grades::table
        .filter(membership_grades::membership_id.eq(of))
        .filter(membership_grades::starts_on.eq(day));
    Ok(given.select(GradeRow::as_select()).first(tx.conn).optional()?)
}

/// A page of the grades of a membership, in the order of their days.
pub(super) fn list(tx: &mut Tx<'_>, of: MembershipId, listing: &Listing) -> Result<Vec<GradeRow>> {
    let mut page = membership_grades::table.filter(membership_grades::membership_id.eq(of)).into_boxed();
    if let Some((day, _)) = listing.after_key()? {
        let day: NaiveDate = day.parse().map_err(Problem::internal)?;
        page = page.filter(membership_grades::starts_on.gt(day));
    }
    let page = page.order(membership_grades::starts_on).limit(listing.fetch());
    Ok(page.select(GradeRow::as_select()).load(tx.conn)?)
}

/// How many grades a membership had by the day the caller named.
pub(super) fn count(tx: &mut Tx<'_>, of: MembershipId) -> Result<i64> {
    let mut all = membership_grades::table.filter(membership_grades::membership_id.eq(of)).into_boxed();
    if let Some(day) = tx.named_day {
        all = all.filter(membership_grades::starts_on.le(day));
    }
    Ok(all.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &GradeRow) -> Result<()> {
    diesel::insert_into(membership_grades::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, row: &GradeRow) -> Result<()> {
    diesel::update(membership_grades::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

/// Forgets the grades of a membership that is taken out.
pub(in crate::memberships) fn forget(tx: &mut Tx<'_>, of: MembershipId) -> Result<()> {
    take_out!(tx, membership_grades, at membership_grades::table.filter(membership_grades::membership_id.eq(of)));
    Ok(())
}

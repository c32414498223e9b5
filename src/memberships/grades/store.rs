//! Grades in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{MultiBackend, Tx, membership_grades};
use crate::error::{Problem, Result};
use crate::http::Listing;
use crate::persons::MembershipId;
use crate::take_out;

use super::model::{GradeRow, MembershipGradeId};

/// The grade a membership has from that very day on, if one was given.
pub(super) fn on(tx: &mut Tx<'_>, of: MembershipId, day: NaiveDate) -> Result<Option<GradeRow>> {
    let given = membership_grades::table
        .filter(membership_grades::membership_id.eq(of))
        .filter(membership_grades::starts_on.eq(day));
    Ok(given.select(GradeRow::as_select()).first(tx.conn).optional()?)
}

/// The grades of a membership that had begun by the day the caller named, if one was named.
fn begun<'a>(tx: &Tx<'_>, of: MembershipId) -> membership_grades::BoxedQuery<'a, MultiBackend> {
    let all = membership_grades::table.filter(membership_grades::membership_id.eq(of)).into_boxed();
    match tx.named_day {
        Some(day) => all.filter(membership_grades::starts_on.le(day)),
        None => all,
    }
}

/// A page of those, in the order of their days.
pub(super) fn list(tx: &mut Tx<'_>, of: MembershipId, listing: &Listing) -> Result<Vec<GradeRow>> {
    let mut page = begun(tx, of);
    if let Some((day, _)) = listing.after_key()? {
        let day: NaiveDate = day.parse().map_err(Problem::internal)?;
        page = page.filter(membership_grades::starts_on.gt(day));
    }
    let page = page.order(membership_grades::starts_on).limit(listing.fetch());
    Ok(page.select(GradeRow::as_select()).load(tx.conn)?)
}

/// How many memberships one statement names.
const AT_ONCE: usize = 500;

/// The codes of the grades these memberships had by the day asked for, the first of each first.
pub(super) fn given(tx: &mut Tx<'_>, of: &[MembershipId]) -> Result<Vec<(MembershipId, String)>> {
    let mut all = Vec::new();
    for some in of.chunks(AT_ONCE) {
        let given = membership_grades::table
            .filter(membership_grades::membership_id.eq_any(some))
            .filter(membership_grades::starts_on.le(tx.as_of))
            .order((membership_grades::membership_id, membership_grades::starts_on))
            .select((membership_grades::membership_id, membership_grades::grade));
        all.append(&mut given.load(tx.conn)?);
    }
    Ok(all)
}

/// The first day of the grade that follows the one of a day, whenever it begins.
pub(super) fn next(tx: &mut Tx<'_>, of: MembershipId, day: NaiveDate) -> Result<Option<NaiveDate>> {
    let later = membership_grades::table
        .filter(membership_grades::membership_id.eq(of))
        .filter(membership_grades::starts_on.gt(day));
    Ok(later.select(diesel::dsl::min(membership_grades::starts_on)).first(tx.conn)?)
}

/// How many grades of a membership had begun.
pub(super) fn count(tx: &mut Tx<'_>, of: MembershipId) -> Result<i64> {
    Ok(begun(tx, of).count().get_result(tx.conn)?)
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

/// To which membership a grade belongs, for other rooms.
pub fn membership_of(tx: &mut Tx<'_>, id: MembershipGradeId) -> Result<MembershipId> {
    Ok(membership_grades::table.find(id).select(membership_grades::membership_id).first(tx.conn)?)
}

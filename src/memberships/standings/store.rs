//! Standings in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{AnyConnection, Tx, membership_standings, memberships};
use crate::error::{Problem, Result};
use crate::http::Listing;
use crate::persons::{MembershipId, PersonId, Standing};
use crate::take_out;

use super::model::{MembershipStandingId, StandingRow};

/// How many memberships one statement names.
const AT_ONCE: usize = 500;

/// Whether a row of standings is of a suspension that covers a day.
#[macro_export]
macro_rules! suspends_on {
    ($day:expr) => {{
        use $crate::db::membership_standings;
        membership_standings::standing
            .eq($crate::persons::Standing::Suspended)
            .and(membership_standings::starts_latest.le($day))
            .and(membership_standings::ends_on.is_null().or(membership_standings::ends_on.ge($day)))
    }};
}

/// Those of these persons whose membership may last and is suspended on the day asked for.
pub(in crate::memberships) fn suspended(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<PersonId>> {
    let day = tx.as_of;
    let mut found = Vec::new();
    for some in persons.chunks(AT_ONCE) {
        let lasting = memberships::ends_latest.is_null().or(memberships::ends_latest.ge(day));
        let rows = membership_standings::table
            .inner_join(memberships::table.on(memberships::id.eq(membership_standings::membership_id)))
            .filter(membership_standings::person_id.eq_any(some))
            .filter(suspends_on!(day))
            .filter(lasting)
            .select(membership_standings::person_id);
        found.extend(rows.load::<PersonId>(tx.conn)?);
    }
    Ok(found)
}

/// Every suspension of these memberships, the first of each first.
pub(super) fn suspensions(tx: &mut Tx<'_>, of: &[MembershipId]) -> Result<Vec<StandingRow>> {
    let mut all = Vec::new();
    for some in of.chunks(AT_ONCE) {
        let rows = membership_standings::table
            .filter(membership_standings::membership_id.eq_any(some))
            .filter(membership_standings::standing.eq(Standing::Suspended))
            .order((membership_standings::membership_id, membership_standings::starts_latest));
        all.extend(rows.select(StandingRow::as_select()).load::<StandingRow>(tx.conn)?);
    }
    Ok(all)
}

/// The first standing of a membership, and the one it ended with.
pub(super) fn ends_of(
    tx: &mut Tx<'_>,
    of: MembershipId,
) -> Result<(Option<StandingRow>, Option<StandingRow>)> {
    let rows = || membership_standings::table.filter(membership_standings::membership_id.eq(of));
    let first = rows()
        .filter(membership_standings::standing.eq(Standing::Active))
        .order(membership_standings::id)
        .select(StandingRow::as_select());
    let last = rows()
        .filter(membership_standings::standing.ne_all([Standing::Active, Standing::Suspended]))
        .select(StandingRow::as_select());
    Ok((first.first(tx.conn).optional()?, last.first(tx.conn).optional()?))
}

/// A page of the standings of a membership, in the order of their days.
pub(super) fn list(tx: &mut Tx<'_>, of: MembershipId, listing: &Listing) -> Result<Vec<StandingRow>> {
    let mut page =
        membership_standings::table.filter(membership_standings::membership_id.eq(of)).into_boxed();
    if let Some((starts, id)) = listing.after_key()? {
        let starts: NaiveDate = starts.parse().map_err(Problem::internal)?;
        let later = membership_standings::starts_latest
            .gt(starts)
            .or(membership_standings::id.gt(MembershipStandingId(id)));
        page = page.filter(membership_standings::starts_latest.ge(starts)).filter(later);
    }
    let page = page.order((membership_standings::starts_latest, membership_standings::id));
    Ok(page.limit(listing.fetch()).select(StandingRow::as_select()).load(tx.conn)?)
}

/// How many standings a membership has, of those that had begun by the day the caller named.
pub(super) fn count(tx: &mut Tx<'_>, of: MembershipId) -> Result<i64> {
    let mut all = membership_standings::table.filter(membership_standings::membership_id.eq(of)).into_boxed();
    if let Some(day) = tx.named_day {
        all = all.filter(
            membership_standings::starts_earliest.is_null().or(membership_standings::starts_earliest.le(day)),
        );
    }
    Ok(all.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &StandingRow) -> Result<()> {
    diesel::insert_into(membership_standings::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// How many one statement writes.
const WRITTEN_AT_ONCE: usize = 500;

pub(super) fn insert_all(tx: &mut Tx<'_>, rows: &[StandingRow]) -> Result<()> {
    match &mut *tx.conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => {
            for row in rows {
                diesel::insert_into(membership_standings::table).values(row).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in rows.chunks(WRITTEN_AT_ONCE) {
                diesel::insert_into(membership_standings::table).values(some).execute(conn)?;
            }
        }
    }
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, row: &StandingRow) -> Result<()> {
    diesel::update(membership_standings::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: MembershipStandingId) -> Result<()> {
    take_out!(tx, membership_standings, id);
    Ok(())
}

/// Takes out every standing of a membership.
pub(super) fn delete_of(tx: &mut Tx<'_>, of: MembershipId) -> Result<()> {
    take_out!(tx, membership_standings, at membership_standings::table.filter(membership_standings::membership_id.eq(of)));
    Ok(())
}

//! Standings in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{AnyConnection, Day, MultiBackend, Tx, appointments, membership_standings, memberships};
use crate::error::{Problem, Result};
use crate::http::Listing;
use crate::persons::{MembershipId, PersonId, Standing};
use crate::take_out;
use crate::words::{PartialDate, Tenure};

use super::model::{MembershipStandingId, StandingRow, SuspensionSpell};

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

/// What is read of a suspension: whose, and the bounds of its days and of those of the membership.
type Spell = (PersonId, (Option<Day>, Day, Option<Day>), (Option<Day>, Day, Option<Day>, Option<Day>));

/// Suspensions with the memberships they are of, whichever of them are narrowed to.
macro_rules! spells {
    ($tx:expr, $narrowed:expr) => {{
        let of_it = memberships::id.eq(membership_standings::membership_id);
        let spell = (
            membership_standings::starts_earliest,
            membership_standings::starts_latest,
            membership_standings::ends_on,
        );
        let lasting = (
            memberships::starts_earliest,
            memberships::starts_latest,
            memberships::ends_earliest,
            memberships::ends_latest,
        );
        let rows = membership_standings::table
            .inner_join(memberships::table.on(of_it))
            .filter(membership_standings::standing.eq(Standing::Suspended))
            .filter($narrowed)
            .select((membership_standings::person_id, spell, lasting));
        rows.load::<Spell>($tx.conn)?.into_iter().map(told)
    }};
}

fn told((person, (first, by, last), (from, since, to, until)): Spell) -> (PersonId, SuspensionSpell) {
    let starts = PartialDate::from_bounds(first.map(|day| day.0), by.0).unwrap_or(PartialDate::exact(by.0));
    let spell = Tenure { starts, ends: last.map(|last| PartialDate::exact(last.0)) };
    (person, SuspensionSpell { membership: Day::tenure(from, since, to, until), spell })
}

/// Every suspension of whoever ever held a seat of these bodies, and of these persons besides.
pub(in crate::memberships) fn spells_of_seated(
    tx: &mut Tx<'_>,
    bodies: &[BodyId],
    besides: &[PersonId],
) -> Result<Vec<(PersonId, SuspensionSpell)>> {
    // From the seats on, which are few, however many were ever suspended; a join would go the other way round.
    let seated = appointments::table.filter(appointments::body_id.eq_any(bodies));
    let seated = membership_standings::person_id.eq_any(seated.select(appointments::person_id));
    let mut all: Vec<(PersonId, SuspensionSpell)> = spells!(tx, seated).collect();
    for some in besides.chunks(AT_ONCE) {
        all.extend(spells!(tx, membership_standings::person_id.eq_any(some)));
    }
    Ok(all)
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

type Standings<'a> = membership_standings::BoxedQuery<'a, MultiBackend>;

/// The standings of a membership whose last day is that: a suspension that would begin after it rests.
fn of<'a>(of: MembershipId, last: Option<NaiveDate>) -> Standings<'a> {
    let all = membership_standings::table.filter(membership_standings::membership_id.eq(of)).into_boxed();
    match last {
        None => all,
        Some(last) => {
            let is_no_suspension = membership_standings::standing.ne(Standing::Suspended);
            all.filter(is_no_suspension.or(membership_standings::starts_latest.le(last)))
        }
    }
}

/// Those of these that had begun by the day the caller named, if one was named.
fn begun<'a>(tx: &Tx<'_>, all: Standings<'a>) -> Standings<'a> {
    let Some(day) = tx.named_day else { return all };
    let is_begun =
        membership_standings::starts_earliest.is_null().or(membership_standings::starts_earliest.le(day));
    all.filter(is_begun)
}

/// Those that come after another in the order of their days.
macro_rules! behind {
    ($all:expr, $starts:expr, $id:expr) => {
        $all.filter(membership_standings::starts_latest.ge($starts))
            .filter(membership_standings::starts_latest.gt($starts).or(membership_standings::id.gt($id)))
    };
}

/// A page of the standings of a membership that had begun, in the order of their days.
pub(super) fn list(
    tx: &mut Tx<'_>,
    id: MembershipId,
    last: Option<NaiveDate>,
    listing: &Listing,
) -> Result<Vec<StandingRow>> {
    let mut page = begun(tx, of(id, last));
    if let Some((starts, after)) = listing.after_key()? {
        let starts: NaiveDate = starts.parse().map_err(Problem::internal)?;
        page = behind!(page, starts, MembershipStandingId(after));
    }
    let page = page.order((membership_standings::starts_latest, membership_standings::id));
    Ok(page.limit(listing.fetch()).select(StandingRow::as_select()).load(tx.conn)?)
}

/// The standing that follows another, whenever it begins.
pub(super) fn after(
    tx: &mut Tx<'_>,
    row: &StandingRow,
    last: Option<NaiveDate>,
) -> Result<Option<StandingRow>> {
    let later = behind!(of(row.membership_id, last), row.starts_latest, row.id);
    let later = later.order((membership_standings::starts_latest, membership_standings::id));
    Ok(later.select(StandingRow::as_select()).first(tx.conn).optional()?)
}

/// How many standings of a membership had begun.
pub(super) fn count(tx: &mut Tx<'_>, id: MembershipId, last: Option<NaiveDate>) -> Result<i64> {
    Ok(begun(tx, of(id, last)).count().get_result(tx.conn)?)
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

/// To which membership a standing belongs, for other rooms.
pub fn membership_of(tx: &mut Tx<'_>, id: MembershipStandingId) -> Result<MembershipId> {
    Ok(membership_standings::table.find(id).select(membership_standings::membership_id).first(tx.conn)?)
}

//! Memberships in the database.
use chrono::NaiveDate;
use diesel::dsl::not;
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::bodies::handovers::Holder;
use crate::db::{
    AnyConnection, MultiBackend, Tx, membership_dues, membership_numbers, membership_standings, memberships,
    persons,
};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::{MembershipId, PersonId, Standing};
use crate::{had_by, suspends_on, take_out};

use super::dues::{DuesStatus, days_of};
use super::model::{MembershipQuery, MembershipRow};

type Memberships<'a> = memberships::BoxedQuery<'a, MultiBackend>;

pub(super) fn find(tx: &mut Tx<'_>, id: MembershipId) -> Result<MembershipRow> {
    Ok(memberships::table.find(id).select(MembershipRow::as_select()).first(tx.conn)?)
}

/// Whether a membership is within reach, in a query of memberships: by its unit, by where its person lives or holds office.
#[macro_export]
macro_rules! is_membership_within {
    ($today:expr, $within:expr) => {{
        use $crate::db::{appointments, bodies, memberships, persons};
        let there = || bodies::table.filter($crate::is_within!($today, $within));
        let resident =
            persons::table.filter(persons::residence.eq_any($within.homes.clone())).select(persons::id);
        let in_office = appointments::table
            .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge($today)))
            .filter(appointments::body_id.eq_any(there().select(bodies::id)))
            .select(appointments::person_id);
        memberships::unit_id
            .eq_any(there().select(bodies::id.nullable()))
            .or(memberships::person_id.eq_any(resident))
            .or(memberships::person_id.eq_any(in_office))
            .or(memberships::person_id.eq($within.person))
    }};
}

/// How many memberships one statement names.
const AT_ONCE: usize = 500;

/// These memberships, in no order.
pub(super) fn find_all(tx: &mut Tx<'_>, ids: &[MembershipId]) -> Result<Vec<MembershipRow>> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let found = memberships::table.filter(memberships::id.eq_any(some));
        all.extend(found.select(MembershipRow::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

/// Those with one of these numbers that are within the caller's reach.
pub(super) fn numbered(tx: &mut Tx<'_>, numbers: &[&str]) -> Result<Vec<MembershipRow>> {
    let mut found = memberships::table.filter(memberships::number.eq_any(numbers)).into_boxed();
    if let Some(within) = tx.reach()? {
        found = found.filter(is_membership_within!(tx.today, within));
    }
    Ok(found.select(MembershipRow::as_select()).load(tx.conn)?)
}

/// All of one person's, the earliest recorded first.
pub(super) fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<MembershipRow>> {
    let found = memberships::table.filter(memberships::person_id.eq(person)).order(memberships::id);
    Ok(found.select(MembershipRow::as_select()).load(tx.conn)?)
}

/// All of these persons', the earliest recorded first.
pub(super) fn of_persons(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<MembershipRow>> {
    let found = memberships::table.filter(memberships::person_id.eq_any(persons)).order(memberships::id);
    Ok(found.select(MembershipRow::as_select()).load(tx.conn)?)
}

/// Those that have one of these numbers, whoever asks.
pub(super) fn of_numbers(tx: &mut Tx<'_>, numbers: &[&str]) -> Result<Vec<MembershipRow>> {
    let mut all = Vec::new();
    for some in numbers.chunks(AT_ONCE) {
        let found = memberships::table.filter(memberships::number.eq_any(some));
        all.extend(found.select(MembershipRow::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

/// The memberships in a unit that may last beyond `last`: all, or those of persons who live in these territories.
pub(super) fn lasting_in(
    tx: &mut Tx<'_>,
    unit: BodyId,
    last: NaiveDate,
    homes: Option<&[String]>,
    most: i64,
) -> Result<Vec<MembershipRow>> {
    let mut lasting = memberships::table
        .filter(memberships::unit_id.eq(unit))
        .filter(memberships::ends_latest.is_null().or(memberships::ends_latest.gt(last)))
        .into_boxed();
    if let Some(homes) = homes {
        let there = persons::table.filter(persons::residence.eq_any(homes.to_vec())).select(persons::id);
        lasting = lasting.filter(memberships::person_id.eq_any(there));
    }
    Ok(lasting.order(memberships::id).limit(most).select(MembershipRow::as_select()).load(tx.conn)?)
}

/// Those that had begun by the day asked for and fit, in no order yet.
fn fitting<'a>(
    tx: &mut Tx<'_>,
    query: &'a MembershipQuery,
    unit: Option<&Holder>,
) -> Result<Memberships<'a>> {
    let day = tx.as_of;
    let mut fitting = memberships::table.into_boxed();
    if let Some(within) = tx.reach()? {
        fitting = fitting.filter(is_membership_within!(tx.today, within));
    }
    if let Some(unit) = unit {
        fitting = had_by!(fitting, memberships::unit_id, memberships::id, unit);
    }
    fitting = fitting.filter(memberships::starts_earliest.is_null().or(memberships::starts_earliest.le(day)));
    if let Some(person) = query.person_id {
        fitting = fitting.filter(memberships::person_id.eq(person));
    }
    if let Some(number) = &query.number {
        fitting = fitting.filter(memberships::number.eq(number.as_ref()));
    }
    if let Some((status, year)) = query.dues.zip(query.year) {
        let (first, last) = days_of(year);
        fitting = fitting
            .filter(memberships::starts_earliest.is_null().or(memberships::starts_earliest.le(last)))
            .filter(memberships::ends_latest.is_null().or(memberships::ends_latest.ge(first)));
        let told = membership_dues::table.filter(membership_dues::year.eq(year));
        let settled = [DuesStatus::Paid, DuesStatus::Exempt];
        fitting = if status == DuesStatus::Unpaid {
            let settled = told.filter(membership_dues::status.eq_any(settled));
            fitting.filter(not(memberships::id.eq_any(settled.select(membership_dues::membership_id))))
        } else {
            let so = told.filter(membership_dues::status.eq(status));
            fitting.filter(memberships::id.eq_any(so.select(membership_dues::membership_id)))
        };
    }
    let suspended =
        || membership_standings::table.filter(suspends_on!(day)).select(membership_standings::membership_id);
    Ok(match query.standing {
        None => fitting,
        // Whatever its last word: until its last day a membership had not ended.
        Some(Standing::Active) => fitting
            .filter(memberships::ends_latest.ge(day).or(memberships::standing.eq(Standing::Active)))
            .filter(not(memberships::id.eq_any(suspended()))),
        Some(Standing::Suspended) => fitting
            .filter(memberships::ends_latest.is_null().or(memberships::ends_latest.ge(day)))
            .filter(memberships::id.eq_any(suspended())),
        Some(ended) => {
            fitting.filter(memberships::standing.eq(ended)).filter(memberships::ends_latest.lt(day))
        }
    })
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &MembershipQuery,
    unit: Option<&Holder>,
    listing: &Listing,
) -> Result<Vec<MembershipRow>> {
    let mut page = fitting(tx, query, unit)?;
    if let Some(after) = listing.after_id()? {
        page = page.filter(memberships::id.gt(MembershipId(after)));
    }
    let page = page.order(memberships::id).limit(listing.fetch());
    Ok(page.select(MembershipRow::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &MembershipQuery, unit: Option<&Holder>) -> Result<i64> {
    Ok(fitting(tx, query, unit)?.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &MembershipRow) -> Result<()> {
    diesel::insert_into(memberships::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// How many memberships one statement writes.
const WRITTEN_AT_ONCE: usize = 1_000;

pub(super) fn insert_all(tx: &mut Tx<'_>, rows: &[MembershipRow]) -> Result<()> {
    match &mut *tx.conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => {
            for row in rows {
                diesel::insert_into(memberships::table).values(row).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in rows.chunks(WRITTEN_AT_ONCE) {
                diesel::insert_into(memberships::table).values(some).execute(conn)?;
            }
        }
    }
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, row: &MembershipRow) -> Result<()> {
    diesel::update(memberships::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: MembershipId) -> Result<()> {
    take_out!(tx, memberships, id);
    Ok(())
}

/// One further in a series of numbers.
pub(super) fn count_on(tx: &mut Tx<'_>, series: &str) -> Result<i64> {
    let row = membership_numbers::table.find(series);
    let last: Option<i64> = row.select(membership_numbers::last_given).first(tx.conn).optional()?;
    let next = last.unwrap_or_default().saturating_add(1);
    if last.is_some() {
        diesel::update(row).set(membership_numbers::last_given.eq(next)).execute(tx.conn)?;
    } else {
        let first = (membership_numbers::series.eq(series), membership_numbers::last_given.eq(next));
        diesel::insert_into(membership_numbers::table).values(first).execute(tx.conn)?;
    }
    Ok(next)
}

/// Whether a membership has that number.
pub(super) fn has_number(tx: &mut Tx<'_>, number: &str) -> Result<bool> {
    let found = memberships::table.filter(memberships::number.eq(number)).select(memberships::id);
    let found: Option<MembershipId> = found.first(tx.conn).optional()?;
    Ok(found.is_some())
}

//! Memberships in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::bodies::handovers::Holder;
use crate::db::{
    AnyConnection, MultiBackend, Tx, appointments, bodies, membership_numbers, memberships, persons,
};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::{MembershipId, PersonId, Standing};
use crate::{had_by, is_within, take_out};

use super::model::{MembershipQuery, MembershipRow};

type Memberships<'a> = memberships::BoxedQuery<'a, MultiBackend>;

pub(super) fn find(tx: &mut Tx<'_>, id: MembershipId) -> Result<MembershipRow> {
    Ok(memberships::table.find(id).select(MembershipRow::as_select()).first(tx.conn)?)
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

/// Those that have one of these numbers.
pub(super) fn numbered(tx: &mut Tx<'_>, numbers: &[&str]) -> Result<Vec<MembershipRow>> {
    let mut all = Vec::new();
    for some in numbers.chunks(AT_ONCE) {
        let found = memberships::table.filter(memberships::number.eq_any(some));
        all.extend(found.select(MembershipRow::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

/// Those of these persons who have a suspended membership that may last on the day asked for.
pub(super) fn suspended(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<PersonId>> {
    let day = tx.as_of;
    Ok(memberships::table
        .filter(memberships::person_id.eq_any(persons))
        .filter(memberships::standing.eq(Standing::Suspended))
        .filter(memberships::starts_earliest.is_null().or(memberships::starts_earliest.le(day)))
        .filter(memberships::ends_latest.is_null().or(memberships::ends_latest.ge(day)))
        .select(memberships::person_id)
        .load(tx.conn)?)
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
        let there = || bodies::table.filter(is_within!(tx.today, within));
        let resident =
            persons::table.filter(persons::residence.eq_any(within.homes.clone())).select(persons::id);
        let in_office = appointments::table
            .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(tx.today)))
            .filter(appointments::body_id.eq_any(there().select(bodies::id)))
            .select(appointments::person_id);
        let seen = memberships::unit_id
            .eq_any(there().select(bodies::id.nullable()))
            .or(memberships::person_id.eq_any(resident))
            .or(memberships::person_id.eq_any(in_office))
            .or(memberships::person_id.eq(within.person));
        fitting = fitting.filter(seen);
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
    Ok(match query.standing {
        None => fitting,
        // Whatever its last word: until its last day a membership had not ended.
        Some(Standing::Active) => {
            fitting.filter(memberships::ends_latest.ge(day).or(memberships::standing.eq(Standing::Active)))
        }
        Some(Standing::Suspended) => fitting.filter(memberships::standing.eq(Standing::Suspended)),
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

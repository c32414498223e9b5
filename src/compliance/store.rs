//! What rules are judged on, and what is kept of it, in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::AppointmentId;
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::db::{Tx, appointments, bodies, positions, violations};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::{self, PersonId, Traits};
use crate::statutes::document::Mode;
use crate::words::{Tenure, of_word, word};
use crate::{on_each, reached, stood_under, take_out};

use super::model::{Held, Violation, ViolationId, ViolationQuery};

/// How many violations one statement names.
const AT_ONCE: usize = 500;

type Days = (Option<NaiveDate>, NaiveDate, Option<NaiveDate>, Option<NaiveDate>);
type Office = (PositionId, String, Option<i64>, BodyId);
/// An appointment with its position and its holder.
type Row = (AppointmentId, Days, bool, String, String, Office, PersonId);

/// Every appointment, with its position and its holder.
macro_rules! held {
    () => {
        appointments::table
            .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
            .select((
                appointments::id,
                (
                    appointments::starts_earliest,
                    appointments::starts_latest,
                    appointments::ends_earliest,
                    appointments::ends_latest,
                ),
                appointments::end_decision_id.is_null().and(appointments::end_source.is_null()),
                appointments::capacity,
                appointments::mode,
                (positions::id, positions::type_code, positions::seats, appointments::body_id),
                appointments::person_id,
            ))
    };
}

/// The appointments of these rows, with what is known of their holders.
fn held(tx: &mut Tx<'_>, rows: Vec<Row>) -> Result<Vec<(Held, Traits)>> {
    let mut holders: Vec<PersonId> = rows.iter().map(|row| row.6).collect();
    holders.sort_unstable();
    holders.dedup();
    let traits = persons::traits(tx, &holders)?;
    // Somebody who was known then may have been taken out since.
    let known = |held: Held| {
        let traits = traits.get(&held.person_id).copied().unwrap_or_default();
        (held, traits)
    };
    Ok(rows.into_iter().map(|row| known(of_row(row))).collect())
}

fn of_row(row: Row) -> Held {
    let (id, (from, by, to_from, to_by), is_end_set, capacity, mode, office, person_id) = row;
    let (position_id, type_code, seats, body_id) = office;
    Held {
        id: Some(id),
        position_id,
        type_code,
        seats,
        body_id,
        person_id,
        tenure: Tenure::of_bounds(from, by, to_from, to_by),
        is_end_set,
        is_acting: capacity == "acting",
        mode: of_word(&mode).unwrap_or(Mode::Unspecified),
    }
}

/// Every appointment these persons ever had, with what is known of them.
pub(super) fn of_persons(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<(Held, Traits)>> {
    let rows: Vec<Row> = match ids {
        [one] => {
            on_each!(&mut *tx.conn, conn => held!().filter(appointments::person_id.eq(one)).order(appointments::id).load(conn))?
        }
        many => held!().filter(appointments::person_id.eq_any(many)).order(appointments::id).load(tx.conn)?,
    };
    held(tx, rows)
}

/// Every appointment there ever was in these positions, with what is known of the holders.
pub(super) fn in_positions(tx: &mut Tx<'_>, ids: &[PositionId]) -> Result<Vec<(Held, Traits)>> {
    let rows: Vec<Row> =
        held!().filter(appointments::position_id.eq_any(ids)).order(appointments::id).load(tx.conn)?;
    held(tx, rows)
}

/// Every appointment in these bodies that may have been in force on some day between the two.
pub(super) fn in_bodies(
    tx: &mut Tx<'_>,
    ids: &[BodyId],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(Held, Traits)>> {
    let started = appointments::starts_earliest.is_null().or(appointments::starts_earliest.le(to));
    let lasts = appointments::ends_latest.is_null().or(appointments::ends_latest.ge(from));
    let rows: Vec<Row> = match ids {
        [one] => on_each!(&mut *tx.conn, conn => held!()
            .filter(appointments::body_id.eq(one)).filter(started).filter(lasts).order(appointments::id).load(conn))?,
        many => held!()
            .filter(appointments::body_id.eq_any(many))
            .filter(started)
            .filter(lasts)
            .order(appointments::id)
            .load(tx.conn)?,
    };
    held(tx, rows)
}

pub(super) fn insert(tx: &mut Tx<'_>, kept: &[Violation]) -> Result<()> {
    on_each!(&mut *tx.conn, conn => diesel::insert_into(violations::table).values(kept).execute(conn))?;
    Ok(())
}

/// Takes out these violations, many in one statement: on SQLite each costs more the more its transaction has written,
/// and statutes of past days let a hundred thousand go.
pub(super) fn take_out(tx: &mut Tx<'_>, ids: &[ViolationId]) -> Result<()> {
    for some in ids.chunks(AT_ONCE) {
        take_out!(tx, violations, each some);
    }
    Ok(())
}

/// That a violation is told of `day`: one of the rule that passes with the appointment, only until the eve of its last day.
macro_rules! told_of {
    ($day:expr, $passing:expr) => {
        violations::rule
            .ne($passing)
            .or(appointments::ends_latest.is_null())
            .or(appointments::ends_latest.gt($day))
    };
}

/// What is kept of these appointments and told of the day asked for, in the order it was noted.
pub(super) fn told_of(tx: &mut Tx<'_>, ids: &[AppointmentId], passing: &str) -> Result<Vec<Violation>> {
    let found = violations::table
        .inner_join(appointments::table.on(appointments::id.eq(violations::appointment_id)))
        .filter(violations::appointment_id.eq_any(ids))
        .filter(told_of!(tx.as_of, passing))
        .order(violations::id);
    Ok(found.select(Violation::as_select()).load(tx.conn)?)
}

/// Everything that is kept of these appointments.
pub(super) fn of_appointments(tx: &mut Tx<'_>, ids: &[AppointmentId]) -> Result<Vec<Violation>> {
    let found = violations::table.filter(violations::appointment_id.eq_any(ids)).order(violations::id);
    Ok(found.select(Violation::as_select()).load(tx.conn)?)
}

/// Those who ever held the position of this appointment, its own holder among them.
pub(super) fn beside(tx: &mut Tx<'_>, id: AppointmentId) -> Result<Vec<PersonId>> {
    let of_it = appointments::table.find(id).select(appointments::position_id);
    let position: PositionId = of_it.first(tx.conn)?;
    let found = appointments::table.filter(appointments::position_id.eq(position));
    Ok(found.select(appointments::person_id).distinct().order(appointments::person_id).load(tx.conn)?)
}

/// Those who hold, held or will hold something that began, as far as is known, between two days.
pub(super) fn beginning(tx: &mut Tx<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<PersonId>> {
    let found = appointments::table.filter(appointments::starts_latest.between(from, to));
    Ok(found.select(appointments::person_id).distinct().order(appointments::person_id).load(tx.conn)?)
}

/// Where a violation is: the appointment's body, position, holder and days.
pub(super) type Place = (BodyId, PositionId, PersonId, Days);

macro_rules! filtered {
    ($tx:expr, $query:expr, $body:expr, $passing:expr) => {{
        let day = $tx.as_of;
        let mut found = violations::table
            .inner_join(appointments::table.on(appointments::id.eq(violations::appointment_id)))
            .filter(appointments::starts_earliest.is_null().or(appointments::starts_earliest.le(day)))
            .filter(told_of!(day, $passing))
            .into_boxed();
        found = reached!($tx, found, appointments::body_id);
        if let Some(body) = $body {
            found = found.filter(appointments::body_id.eq(body));
        }
        if let Some(code) = &$query.under {
            let bodies = bodies::table.filter(stood_under!($tx, code)).select(bodies::id);
            found = found.filter(appointments::body_id.eq_any(bodies));
        }
        if let Some(person) = $query.person_id {
            found = found.filter(appointments::person_id.eq(person));
        }
        if let Some(id) = $query.appointment_id {
            found = found.filter(violations::appointment_id.eq(id));
        }
        if let Some(rule) = &$query.rule {
            found = found.filter(violations::rule.eq(rule.to_string()));
        }
        if let Some(effect) = $query.effect {
            found = found.filter(violations::effect.eq(word(effect)));
        }
        found
    }};
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &ViolationQuery,
    body: Option<BodyId>,
    passing: &str,
    listing: &Listing,
) -> Result<Vec<(Violation, Place)>> {
    let mut found = filtered!(tx, query, body, passing);
    if let Some(after) = listing.after_id()? {
        found = found.filter(violations::id.gt(ViolationId(after)));
    }
    let days = (
        appointments::starts_earliest,
        appointments::starts_latest,
        appointments::ends_earliest,
        appointments::ends_latest,
    );
    let place = (appointments::body_id, appointments::position_id, appointments::person_id, days);
    let page = found.order(violations::id).limit(listing.fetch());
    Ok(page.select((Violation::as_select(), place)).load(tx.conn)?)
}

pub(super) fn count(
    tx: &mut Tx<'_>,
    query: &ViolationQuery,
    body: Option<BodyId>,
    passing: &str,
) -> Result<i64> {
    Ok(filtered!(tx, query, body, passing).count().get_result(tx.conn)?)
}

//! Appointments in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::DecisionId;
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::db::{Day, Moment, Tx, appointments, positions};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::PersonId;
use crate::{on_each, reached, take_out};

use super::model::{Appointment, AppointmentId, AppointmentQuery, Capacity};
use super::seats::{Holding, Occupancy};

/// How many persons one statement names.
const AT_ONCE: usize = 500;

pub(super) fn find(tx: &mut Tx<'_>, id: AppointmentId) -> Result<Appointment> {
    Ok(appointments::table.find(id).select(Appointment::as_select()).first(tx.conn)?)
}

/// Every appointment in these positions there ever was.
pub(super) fn in_positions(tx: &mut Tx<'_>, ids: &[PositionId]) -> Result<Vec<Appointment>> {
    let found = appointments::table.filter(appointments::position_id.eq_any(ids)).order(appointments::id);
    Ok(found.select(Appointment::as_select()).load(tx.conn)?)
}

macro_rules! in_force_on {
    ($day:expr) => {
        appointments::starts_earliest
            .is_null()
            .or(appointments::starts_earliest.le($day))
            .and(appointments::ends_latest.is_null().or(appointments::ends_latest.ge($day)))
    };
}

macro_rules! filtered {
    ($tx:expr, $query:expr, $body:expr) => {{
        let mut found = appointments::table.into_boxed();
        found = reached!($tx, found, appointments::body_id);
        if let Some(body) = $body {
            found = found.filter(appointments::body_id.eq(body));
        }
        if let Some(id) = $query.position_id {
            found = found.filter(appointments::position_id.eq(id));
        }
        if let Some(id) = $query.person_id {
            found = found.filter(appointments::person_id.eq(id));
        }
        if let Some(id) = $query.decision_id {
            found = found.filter(appointments::decision_id.eq(id));
        }
        if $query.history != Some(true) {
            found = found.filter(in_force_on!($tx.as_of));
        }
        found
    }};
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &AppointmentQuery,
    body: Option<BodyId>,
    listing: &Listing,
) -> Result<Vec<Appointment>> {
    let mut found = filtered!(tx, query, body);
    if let Some(after) = listing.after_id()? {
        found = found.filter(appointments::id.gt(AppointmentId(after)));
    }
    let found = found.order(appointments::id).limit(listing.fetch());
    Ok(found.select(Appointment::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &AppointmentQuery, body: Option<BodyId>) -> Result<i64> {
    Ok(filtered!(tx, query, body).count().get_result(tx.conn)?)
}

/// Who ever held a seat of these bodies.
pub(super) fn holdings(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Holding>> {
    type Seat = (AppointmentId, PositionId, PersonId, i64, Capacity);
    type Days = (Option<Day>, Day, Option<Day>, Option<Day>);
    let seat = (
        appointments::id,
        appointments::position_id,
        appointments::person_id,
        appointments::seat,
        appointments::capacity,
    );
    let days = (
        appointments::starts_earliest,
        appointments::starts_latest,
        appointments::ends_earliest,
        appointments::ends_latest,
    );
    let found = appointments::table.filter(appointments::body_id.eq_any(bodies)).select((seat, days));
    let rows: Vec<(Seat, Days)> = on_each!(&mut *tx.conn, conn => found.load(conn))?;
    let holding = |((id, position_id, person, seat, capacity), days): (Seat, Days)| {
        let tenure = Day::tenure(days.0, days.1, days.2, days.3);
        Holding { id, position_id, person, occupancy: Occupancy { seat, capacity, tenure } }
    };
    Ok(rows.into_iter().map(holding).collect())
}

/// All these persons ever had, in no order.
pub(super) fn of_persons(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<Appointment>> {
    let mut all = Vec::new();
    for some in persons.chunks(500) {
        let found = appointments::table.filter(appointments::person_id.eq_any(some));
        all.extend(found.select(Appointment::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

/// Those of these appointments that there are, in no order.
pub(super) fn of_ids(tx: &mut Tx<'_>, ids: &[AppointmentId]) -> Result<Vec<Appointment>> {
    let mut all = Vec::new();
    for some in ids.chunks(500) {
        let found = appointments::table.filter(appointments::id.eq_any(some));
        all.extend(found.select(Appointment::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

/// The appointments that a decision ended, in the order they were recorded.
pub(super) fn ended_by_decision(tx: &mut Tx<'_>, decision: DecisionId) -> Result<Vec<Appointment>> {
    let found =
        appointments::table.filter(appointments::end_decision_id.eq(decision)).order(appointments::id);
    Ok(found.select(Appointment::as_select()).load(tx.conn)?)
}

/// The appointments in a body that may last beyond that day, in the order they were recorded.
pub(super) fn lasting_in(tx: &mut Tx<'_>, body: BodyId, day: NaiveDate) -> Result<Vec<Appointment>> {
    Ok(appointments::table
        .filter(appointments::body_id.eq(body))
        .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.gt(day)))
        .order(appointments::id)
        .select(Appointment::as_select())
        .load(tx.conn)?)
}

/// The appointments of a person that may last beyond that day, each with the type of its position, in the order they were
/// recorded.
pub(super) fn lasting_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    day: NaiveDate,
) -> Result<Vec<(Appointment, String)>> {
    Ok(appointments::table
        .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
        .filter(appointments::person_id.eq(person))
        .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.gt(day)))
        .order(appointments::id)
        .select((Appointment::as_select(), positions::type_code))
        .load(tx.conn)?)
}

/// The first appointment of one of these persons in one of these bodies that was recorded after a moment and may last on
/// `on` or later.
pub(super) fn recorded_since(
    tx: &mut Tx<'_>,
    persons: &[PersonId],
    bodies: &[BodyId],
    recorded_after: Moment,
    (on, until): (NaiveDate, Option<NaiveDate>),
) -> Result<Option<Appointment>> {
    for some in persons.chunks(AT_ONCE) {
        let mut since = appointments::table
            .filter(appointments::body_id.eq_any(bodies))
            .filter(appointments::created_at.gt(recorded_after))
            .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(on)))
            .filter(appointments::person_id.eq_any(some))
            .into_boxed();
        if let Some(until) = until {
            let begun = appointments::starts_earliest.is_null().or(appointments::starts_earliest.lt(until));
            since = since.filter(begun);
        }
        let found = since.order(appointments::id).select(Appointment::as_select());
        if let Some(first) = found.first(tx.conn).optional()? {
            return Ok(Some(first));
        }
    }
    Ok(None)
}

pub(super) fn insert(tx: &mut Tx<'_>, appointment: &Appointment) -> Result<()> {
    diesel::insert_into(appointments::table).values(appointment).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, appointment: &Appointment) -> Result<()> {
    diesel::update(appointments::table.find(appointment.id)).set(appointment).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: AppointmentId) -> Result<()> {
    take_out!(tx, appointments, id);
    Ok(())
}

//! Attendance sheets in the database, by body and by person.
use chrono::NaiveDate;
use diesel::dsl::{self, count_star};
use diesel::prelude::*;

use crate::bodies::moves;
use crate::bodies::{Body, BodyId};
use crate::db::{Json, Tx, attendances, bodies, meetings};
use crate::error::Result;
use crate::http::Listing;
use crate::meetings::items::{Presence, Stay};
use crate::persons::PersonId;
use crate::{reached, stood_under};

use super::model::{AttendanceQuery, Line, Told};

/// The lines of the sheets of a body's meetings of some days that name a person who was no guest, and stood in for nobody.
macro_rules! lines {
    ($body:expr, $period:expr) => {
        attendances::table
            .inner_join(meetings::table)
            .filter(meetings::body_id.eq($body))
            .filter(meetings::held_latest.between($period.0, $period.1))
            .filter(attendances::person_id.is_not_null())
            .filter(attendances::presence.ne(Presence::Guest))
            .filter(attendances::substitutes_id.is_null())
    };
}

/// The persons on the sheets of a body, each once, in the order of their ids.
pub(super) fn persons(
    tx: &mut Tx<'_>,
    body: BodyId,
    period: (NaiveDate, NaiveDate),
    listing: &Listing,
) -> Result<Vec<PersonId>> {
    let mut found = lines!(body, period).into_boxed();
    if let Some(after) = listing.after_id()? {
        found = found.filter(attendances::person_id.gt(PersonId(after)));
    }
    let found = found.select(attendances::person_id.assume_not_null()).distinct();
    Ok(found.order(attendances::person_id.assume_not_null()).limit(listing.fetch()).load(tx.conn)?)
}

pub(super) fn count_persons(tx: &mut Tx<'_>, body: BodyId, period: (NaiveDate, NaiveDate)) -> Result<i64> {
    let found = lines!(body, period).select(dsl::count(attendances::person_id).aggregate_distinct());
    Ok(found.first(tx.conn)?)
}

/// The lines of these persons on the sheets of a body, the latest meeting first.
pub(super) fn lines_of(
    tx: &mut Tx<'_>,
    body: BodyId,
    period: (NaiveDate, NaiveDate),
    persons: &[PersonId],
) -> Result<Vec<Line>> {
    let found = lines!(body, period).filter(attendances::person_id.eq_any(persons));
    let rows: Vec<(PersonId, Presence, Json<Vec<Stay>>)> = found
        .order((meetings::held_latest.desc(), meetings::id.desc()))
        .select((attendances::person_id.assume_not_null(), attendances::presence, attendances::stays))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(person, presence, stays)| (person, presence, !stays.0.is_empty())).collect())
}

macro_rules! filtered {
    ($tx:expr, $query:expr, $period:expr) => {{
        let met = meetings::table
            .filter(meetings::held_latest.between($period.0, $period.1))
            .filter(meetings::cancelled_at.is_null())
            .select(meetings::body_id);
        let mut found = bodies::table.filter(bodies::id.eq_any(met)).into_boxed();
        found = reached!($tx, found, bodies);
        if let Some(code) = &$query.under {
            found = found.filter(stood_under!($tx, code));
        }
        found
    }};
}

/// The bodies that met on these days, by slug.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &AttendanceQuery,
    period: (NaiveDate, NaiveDate),
    listing: &Listing,
) -> Result<Vec<Body>> {
    let mut found = filtered!(tx, query, period);
    if let Some([slug]) = listing.after_parts() {
        found = found.filter(bodies::slug.gt(slug));
    }
    let found = found.order(bodies::slug).limit(listing.fetch()).select(Body::as_select()).load(tx.conn)?;
    let day = tx.as_of;
    moves::settled_on(tx, found, day)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &AttendanceQuery, period: (NaiveDate, NaiveDate)) -> Result<i64> {
    Ok(filtered!(tx, query, period).count().get_result(tx.conn)?)
}

/// How many meetings each of these bodies held on these days.
pub(super) fn meetings_of(
    tx: &mut Tx<'_>,
    ids: &[BodyId],
    period: (NaiveDate, NaiveDate),
) -> Result<Vec<(BodyId, i64)>> {
    let found = meetings::table
        .filter(meetings::body_id.eq_any(ids))
        .filter(meetings::held_latest.between(period.0, period.1))
        .filter(meetings::cancelled_at.is_null())
        .group_by(meetings::body_id);
    Ok(found.select((meetings::body_id, count_star())).load(tx.conn)?)
}

/// How many persons stood to the meetings of each of these bodies in which way.
pub(super) fn presences(
    tx: &mut Tx<'_>,
    ids: &[BodyId],
    period: (NaiveDate, NaiveDate),
) -> Result<Vec<Told>> {
    let found = attendances::table
        .inner_join(meetings::table)
        .filter(meetings::body_id.eq_any(ids))
        .filter(meetings::held_latest.between(period.0, period.1))
        .filter(attendances::person_id.is_not_null())
        .filter(attendances::substitutes_id.is_null())
        .group_by((meetings::body_id, attendances::presence));
    Ok(found.select((meetings::body_id, attendances::presence, count_star())).load(tx.conn)?)
}

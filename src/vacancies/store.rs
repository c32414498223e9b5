//! Vacant seats in the database: appointments that ended and that no other followed in their seat.
use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date};

use crate::appointments::{Appointment, AppointmentId, Capacity};
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::db::{Tx, appointments, bodies, positions};
use crate::error::Result;
use crate::http::Listing;
use crate::{reached, stood_under};

use super::model::{Overdue, Vacancy, VacancyQuery};

/// That nobody followed in the seat by the day: nobody who may have begun ended later or lasts. Who acted does not
/// follow who held it, and stands for it only where nobody is known to have held it.
macro_rules! nobody_followed {
    ($day:expr) => {
        sql::<Bool>(
            "NOT EXISTS (SELECT 1 FROM appointments AS other \
             WHERE other.position_id = appointments.position_id AND other.seat = appointments.seat \
             AND other.id <> appointments.id AND (other.starts_earliest IS NULL OR other.starts_earliest <= ",
        )
        .bind::<Date, _>($day)
        .sql(
            ") AND ((appointments.capacity = 'acting' AND other.capacity = 'titular') \
             OR ((appointments.capacity = 'acting' OR other.capacity = 'titular') \
             AND (other.ends_latest IS NULL OR other.ends_latest > appointments.ends_latest \
             OR (other.ends_latest = appointments.ends_latest AND other.id > appointments.id)))))",
        )
    };
}

/// Where vacancies are looked for.
pub(super) struct Among {
    /// In these bodies; in all, if none are named.
    pub(super) bodies: Option<Vec<BodyId>>,
    /// What is overdue on the day, if that is asked for.
    pub(super) overdue: Option<Vec<Overdue>>,
}

/// Whether an appointment ended in one of these ranges. Codes are letters, digits and `_` by their own parse, and
/// days are days: there is nothing to escape.
fn in_ranges(ranges: &[Overdue]) -> String {
    let range = |range: &Overdue| {
        let types = range.types.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ");
        let (from, until) = (range.from, range.until);
        format!(
            "(positions.type_code IN ({types}) AND appointments.ends_latest >= '{from}' \
             AND appointments.ends_latest < '{until}')"
        )
    };
    // No range, nothing overdue: an empty choice is false.
    let ranges: Vec<String> = ranges.iter().map(range).collect();
    format!("({})", if ranges.is_empty() { "1 = 0".to_owned() } else { ranges.join(" OR ") })
}

macro_rules! filtered {
    ($tx:expr, $query:expr, $among:expr) => {{
        let day = $tx.as_of;
        let mut found = appointments::table
            .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
            .inner_join(bodies::table.on(bodies::id.eq(appointments::body_id)))
            .filter(appointments::ends_latest.lt(day))
            .filter(nobody_followed!(day))
            .into_boxed();
        found = reached!($tx, found, bodies);
        match $among.bodies.as_deref() {
            Some([one]) => found = found.filter(appointments::body_id.eq(*one)),
            Some(many) => found = found.filter(appointments::body_id.eq_any(many.to_vec())),
            None => {}
        }
        if let Some(code) = &$query.under {
            found = found.filter(stood_under!($tx, code));
        }
        if let Some(code) = &$query.r#type {
            found = found.filter(positions::type_code.eq(code.to_string()));
        }
        if let Some(ranges) = &$among.overdue {
            let is_overdue = sql::<Bool>(&in_ranges(ranges));
            found = if $query.overdue == Some(true) {
                found.filter(is_overdue)
            } else {
                found.filter(diesel::dsl::not(is_overdue))
            };
        }
        if $query.history != Some(true) {
            found = found.filter(bodies::ends_latest.is_null().or(bodies::ends_latest.ge(day)));
        }
        found
    }};
}

/// The vacancies asked for, the longest vacant first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &VacancyQuery,
    among: &Among,
    listing: &Listing,
    after: Option<(NaiveDate, AppointmentId)>,
) -> Result<Vec<Vacancy>> {
    let mut found = filtered!(tx, query, among);
    if let Some((day, id)) = after {
        found = found
            .filter(appointments::ends_latest.ge(day))
            .filter(appointments::ends_latest.gt(day).or(appointments::id.gt(id)));
    }
    let order = (appointments::ends_latest, appointments::id);
    // The walk stays in the index: only what it finds is looked up.
    let ids: Vec<AppointmentId> =
        found.order(order).limit(listing.fetch()).select(appointments::id).load(tx.conn)?;
    Ok(appointments::table
        .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
        .filter(appointments::id.eq_any(ids))
        .order(order)
        .select(Vacancy::as_select())
        .load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &VacancyQuery, among: &Among) -> Result<i64> {
    Ok(filtered!(tx, query, among).count().get_result(tx.conn)?)
}

/// Who acts in these positions on the day asked for, as far as is known.
pub(super) fn acting(tx: &mut Tx<'_>, positions: &[PositionId]) -> Result<Vec<Appointment>> {
    let day = tx.as_of;
    Ok(appointments::table
        .filter(appointments::position_id.eq_any(positions))
        .filter(appointments::capacity.eq(Capacity::Acting))
        .filter(appointments::starts_earliest.is_null().or(appointments::starts_earliest.le(day)))
        .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(day)))
        .order((appointments::seat, appointments::id))
        .select(Appointment::as_select())
        .load(tx.conn)?)
}

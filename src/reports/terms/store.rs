//! Terms in the database: one walk along the first days for each length of term.
use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::appointments::{AppointmentId, Capacity};
use crate::bodies::BodyId;
use crate::db::{Tx, appointments, bodies, positions};
use crate::error::Result;
use crate::http::Listing;
use crate::territory::codes_under;

use super::super::choice;
use super::model::{Among, InOffice, Length, Place, TermQuery};

/// The first days to look at.
pub(super) struct Window {
    /// From this day on.
    pub(super) from: Option<NaiveDate>,
    /// Up to this day.
    pub(super) to: NaiveDate,
    /// Only what stands after this place in the list, whose last day is made by the first days in between.
    pub(super) after: Option<(Place, NaiveDate, NaiveDate)>,
}

/// Whether an appointment has a term of that length. The types are looked at as `type || ''`, so that no engine goes
/// by their indexes: the walk along the first days is shorter by far.
fn lasts(length: &Length) -> String {
    let among = |among: &Among| {
        let pair = |(code, body_types): &(String, Vec<String>)| {
            let body_types = choice(body_types.iter().map(String::as_str));
            format!("(positions.type_code || '' = '{code}' AND bodies.type_code || '' IN ({body_types}))")
        };
        let types = among.types.iter().map(pair).collect::<Vec<_>>().join(" OR ");
        let until = among.until.map(|until| format!(" AND appointments.starts_latest < '{until}'"));
        let (from, until) = (among.from, until.unwrap_or_default());
        format!("(appointments.starts_latest >= '{from}'{until} AND ({types}))")
    };
    format!("({})", length.among.iter().map(among).collect::<Vec<_>>().join(" OR "))
}

macro_rules! filtered {
    ($tx:expr, $query:expr, $body:expr, $length:expr, $window:expr) => {{
        let day = $tx.as_of;
        let mut found = appointments::table
            .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
            .inner_join(bodies::table.on(bodies::id.eq(appointments::body_id)))
            .filter(appointments::capacity.eq(Capacity::Titular))
            .filter(appointments::starts_latest.le($window.to))
            .filter(appointments::starts_earliest.is_null().or(appointments::starts_earliest.le(day)))
            .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(day)))
            .filter(sql::<Bool>(&lasts($length)))
            .into_boxed();
        if let Some(from) = $window.from {
            found = found.filter(appointments::starts_latest.ge(from));
        }
        if let Some(body) = $body {
            found = found.filter(appointments::body_id.eq(body));
        }
        if let Some(code) = &$query.under {
            found = found.filter(bodies::territory.eq_any(codes_under($tx, code.as_str())?));
        }
        if let Some(code) = &$query.r#type {
            found = found.filter(positions::type_code.eq(code.to_string()));
        }
        found
    }};
}

/// The terms of one length in the window, the first ended first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &TermQuery,
    body: Option<BodyId>,
    length: &Length,
    window: &Window,
    listing: &Listing,
) -> Result<Vec<InOffice>> {
    let mut found = filtered!(tx, query, body, length, window);
    if let Some((Place { first, id, .. }, from, to)) = window.after {
        let same = appointments::starts_latest.eq(first).and(appointments::id.gt(id));
        let later = appointments::starts_latest.gt(to).or(appointments::starts_latest.gt(first)).or(same);
        found = found.filter(appointments::starts_latest.ge(from)).filter(later);
    }
    let order = (appointments::starts_latest, appointments::id);
    // The walk stays in the index: only what it finds is looked up.
    let ids: Vec<AppointmentId> =
        found.order(order).limit(listing.fetch()).select(appointments::id).load(tx.conn)?;
    Ok(appointments::table
        .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
        .filter(appointments::id.eq_any(ids))
        .order(order)
        .select(InOffice::as_select())
        .load(tx.conn)?)
}

pub(super) fn count(
    tx: &mut Tx<'_>,
    query: &TermQuery,
    body: Option<BodyId>,
    length: &Length,
    window: &Window,
) -> Result<i64> {
    Ok(filtered!(tx, query, body, length, window).count().get_result(tx.conn)?)
}

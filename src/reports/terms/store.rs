//! Terms in the database: one walk along the first days for each length of term, and one along the days that were set.
use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::appointments::{AppointmentId, Capacity};
use crate::bodies::BodyId;
use crate::db::{Tx, appointments, bodies, last_of_years, positions};
use crate::error::Result;
use crate::http::Listing;
use crate::{reached, stood_under};

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

/// A part of the terms asked for, in the order of an index.
pub(super) enum Walk<'a> {
    /// Those whose years are of one length, along their first days: nobody is known to leave before they are over.
    Years(&'a Length, Window),
    /// Those whose last day was set with the appointment and lies before the end of their years, along those days.
    Set {
        /// The lengths of years there are.
        lengths: &'a [Length],
        /// Up to this day.
        to: NaiveDate,
        /// Only what stands after this place in the list.
        after: Option<Place>,
    },
}

/// Whether an appointment has a term of that length. The types are looked at as `type || ''`, so that no engine goes
/// by their indexes: the walk along the days is shorter by far.
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

/// The last day of years of that length.
fn last_day(tx: &Tx<'_>, length: &Length) -> String {
    last_of_years(tx.conn, "appointments.starts_latest", length.years)
}

/// Whether an appointment has a term of that length, and is not known to end before it is over.
fn lasts_out(tx: &Tx<'_>, length: &Length) -> String {
    let (lasts, last) = (lasts(length), last_day(tx, length));
    format!("({lasts} AND (appointments.ends_latest IS NULL OR appointments.ends_latest >= {last}))")
}

/// Whether an appointment that ends does so before its years are over, or has none.
fn ends_first(tx: &Tx<'_>, lengths: &[Length]) -> String {
    let outlasted = |length: &Length| {
        format!("({} AND appointments.ends_latest >= {})", lasts(length), last_day(tx, length))
    };
    let any: Vec<String> = lengths.iter().map(outlasted).collect();
    format!("NOT ({})", if any.is_empty() { "1 = 0".to_owned() } else { any.join(" OR ") })
}

macro_rules! filtered {
    ($tx:expr, $query:expr, $body:expr, $walk:expr) => {{
        let day = $tx.as_of;
        let mut found = appointments::table
            .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
            .inner_join(bodies::table.on(bodies::id.eq(appointments::body_id)))
            .filter(appointments::capacity.eq(Capacity::Titular))
            .filter(appointments::starts_earliest.is_null().or(appointments::starts_earliest.le(day)))
            .into_boxed();
        found = reached!($tx, found, bodies);
        match $walk {
            Walk::Years(length, window) => {
                found = found
                    .filter(appointments::starts_latest.le(window.to))
                    .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(day)))
                    .filter(sql::<Bool>(&lasts_out($tx, length)));
                if let Some(from) = window.from {
                    found = found.filter(appointments::starts_latest.ge(from));
                }
            }
            Walk::Set { lengths, to, .. } => {
                found = found
                    .filter(appointments::ends_latest.between(day, *to))
                    .filter(appointments::end_decision_id.is_null())
                    .filter(appointments::end_source.is_null())
                    .filter(sql::<Bool>(&ends_first($tx, lengths)));
            }
        }
        if let Some(body) = $body {
            found = found.filter(appointments::body_id.eq(body));
        }
        if let Some(code) = &$query.under {
            found = found.filter(stood_under!($tx, code));
        }
        if let Some(code) = &$query.r#type {
            found = found.filter(positions::type_code.eq(code.to_string()));
        }
        found
    }};
}

/// The terms of one walk, the first ended first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &TermQuery,
    body: Option<BodyId>,
    walk: &Walk<'_>,
    listing: &Listing,
) -> Result<Vec<InOffice>> {
    let mut found = filtered!(tx, query, body, walk);
    let follows = |Place { first, id, .. }: &Place| {
        let same = appointments::starts_latest.eq(*first).and(appointments::id.gt(*id));
        appointments::starts_latest.gt(*first).or(same)
    };
    match walk {
        Walk::Years(_, Window { after: Some((place, from, to)), .. }) => {
            found = found
                .filter(appointments::starts_latest.ge(*from))
                .filter(appointments::starts_latest.gt(*to).or(follows(place)));
        }
        Walk::Set { after: Some(place), .. } => {
            found = found
                .filter(appointments::ends_latest.ge(place.last))
                .filter(appointments::ends_latest.gt(place.last).or(follows(place)));
        }
        Walk::Years(..) | Walk::Set { .. } => {}
    }
    found = match walk {
        Walk::Years(..) => found.order((appointments::starts_latest, appointments::id)),
        Walk::Set { .. } => {
            found.order((appointments::ends_latest, appointments::starts_latest, appointments::id))
        }
    };
    // The walk stays in the index: only what it finds is looked up.
    let ids: Vec<AppointmentId> = found.limit(listing.fetch()).select(appointments::id).load(tx.conn)?;
    Ok(appointments::table
        .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
        .filter(appointments::id.eq_any(ids))
        .order(appointments::id)
        .select(InOffice::as_select())
        .load(tx.conn)?)
}

pub(super) fn count(
    tx: &mut Tx<'_>,
    query: &TermQuery,
    body: Option<BodyId>,
    walk: &Walk<'_>,
) -> Result<i64> {
    Ok(filtered!(tx, query, body, walk).count().get_result(tx.conn)?)
}

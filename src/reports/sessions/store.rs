//! Bodies that owe sessions in the database, and the meetings they held.
use chrono::{Datelike as _, NaiveDate};
use diesel::dsl::{count_star, max, sql};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date};

use crate::bodies::moves;
use crate::bodies::{Body, BodyId};
use crate::db::{Tx, bodies, meetings};
use crate::error::Result;
use crate::http::Listing;
use crate::{reached, stood_under};

use super::super::{choice, due_by_type};
use super::model::{SessionQuery, Sessions};

/// The day a body last met, up to a day.
const LAST_MET: &str = "coalesce((SELECT max(meetings.held_latest) FROM meetings \
    WHERE meetings.body_id = bodies.id AND meetings.cancelled_at IS NULL AND meetings.held_latest <= ";

macro_rules! filtered {
    ($tx:expr, $query:expr, $owing:expr, $due:expr) => {{
        let day = $tx.as_of;
        let owes = format!("bodies.type_code IN ({})", choice($owing.iter().map(|(code, _)| code.as_str())));
        let mut found = bodies::table
            .filter(sql::<Bool>(if $owing.is_empty() { "1 = 0" } else { &owes }))
            .filter(bodies::starts_earliest.is_null().or(bodies::starts_earliest.le(day)))
            .filter(bodies::ends_latest.is_null().or(bodies::ends_latest.ge(day)))
            .into_boxed();
        found = reached!($tx, found, bodies);
        if let Some(code) = &$query.under {
            found = found.filter(stood_under!($tx, code));
        }
        if let Some(due) = $due {
            // One that never met is due from its own first day on.
            let last = format!("), bodies.starts_latest) <= {}", due_by_type($tx, due));
            found = found.filter(sql::<Bool>(LAST_MET).bind::<Date, _>(day).sql(&last));
        }
        found
    }};
}

/// The bodies of types that owe sessions which may exist on the day asked for, by slug; only those due, if that is asked for.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &SessionQuery,
    owing: &[(String, u32)],
    due: Option<&[(String, NaiveDate)]>,
    listing: &Listing,
) -> Result<Vec<Body>> {
    let mut found = filtered!(tx, query, owing, due);
    if let Some([slug]) = listing.after_parts() {
        found = found.filter(bodies::slug.gt(slug));
    }
    let found = found.order(bodies::slug).limit(listing.fetch()).select(Body::as_select()).load(tx.conn)?;
    let day = tx.as_of;
    moves::settled_on(tx, found, day)
}

pub(super) fn count(
    tx: &mut Tx<'_>,
    query: &SessionQuery,
    owing: &[(String, u32)],
    due: Option<&[(String, NaiveDate)]>,
) -> Result<i64> {
    Ok(filtered!(tx, query, owing, due).count().get_result(tx.conn)?)
}

/// The meetings of each of these bodies up to the day asked for: how many in its year, and the last of all.
pub(super) fn sessions(tx: &mut Tx<'_>, ids: &[BodyId]) -> Result<Vec<Sessions>> {
    let day = tx.as_of;
    let year = NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
    let met = || {
        meetings::table
            .filter(meetings::body_id.eq_any(ids))
            .filter(meetings::held_latest.le(day))
            .filter(meetings::cancelled_at.is_null())
    };
    let this_year: Vec<(BodyId, i64)> = met()
        .filter(meetings::held_latest.ge(year))
        .group_by(meetings::body_id)
        .select((meetings::body_id, count_star()))
        .load(tx.conn)?;
    let last: Vec<(BodyId, Option<NaiveDate>)> = met()
        .group_by(meetings::body_id)
        .select((meetings::body_id, max(meetings::held_latest)))
        .load(tx.conn)?;
    let held = |body: BodyId| this_year.iter().find(|(of, _)| *of == body).map_or(0, |(_, held)| *held);
    Ok(last.into_iter().filter_map(|(body, last)| Some((body, held(body), last?))).collect())
}

//! Congresses in the database, and the last meeting of each.
use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date};

use crate::bodies::moves;
use crate::bodies::{Body, BodyId};
use crate::db::{Tx, bodies, meetings};
use crate::error::Result;
use crate::http::Listing;
use crate::statutes::document::BodyKind;
use crate::words::word;
use crate::{reached, stood_under};

use super::super::due_by_type;
use super::model::{CongressQuery, LastMeeting};

/// The day a body last met, up to a day; not one for which a meeting was called off.
const LAST_MET: &str = "(SELECT max(meetings.held_latest) FROM meetings \
    WHERE meetings.body_id = bodies.id AND meetings.cancelled_at IS NULL AND meetings.held_latest <= ";

macro_rules! filtered {
    ($tx:expr, $query:expr, $due:expr) => {{
        let day = $tx.as_of;
        let mut found = bodies::table
            .filter(bodies::kind.eq(word(BodyKind::Congress)))
            .filter(bodies::starts_earliest.is_null().or(bodies::starts_earliest.le(day)))
            .filter(bodies::ends_latest.is_null().or(bodies::ends_latest.ge(day)))
            .into_boxed();
        found = reached!($tx, found, bodies);
        if let Some(code) = &$query.under {
            found = found.filter(stood_under!($tx, code));
        }
        if let Some(due) = $due {
            // Each type has its own last day.
            let last = format!(") <= {}", due_by_type($tx, due));
            found = found.filter(sql::<Bool>(LAST_MET).bind::<Date, _>(day).sql(&last));
        }
        found
    }};
}

/// The congresses that may exist on the day asked for, by slug; only those due, if that is asked for.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &CongressQuery,
    due: Option<&[(String, NaiveDate)]>,
    listing: &Listing,
) -> Result<Vec<Body>> {
    let mut found = filtered!(tx, query, due);
    if let Some([slug]) = listing.after_parts() {
        found = found.filter(bodies::slug.gt(slug));
    }
    let found = found.order(bodies::slug).limit(listing.fetch()).select(Body::as_select()).load(tx.conn)?;
    let day = tx.as_of;
    moves::settled_on(tx, found, day)
}

pub(super) fn count(
    tx: &mut Tx<'_>,
    query: &CongressQuery,
    due: Option<&[(String, NaiveDate)]>,
) -> Result<i64> {
    Ok(filtered!(tx, query, due).count().get_result(tx.conn)?)
}

/// The last meeting of each of these bodies, up to the day asked for.
pub(super) fn last_meetings(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<LastMeeting>> {
    let day = tx.as_of;
    let is_last = sql::<Bool>(
        "NOT EXISTS (SELECT 1 FROM meetings AS later WHERE later.body_id = meetings.body_id \
         AND (later.held_latest > meetings.held_latest OR (later.held_latest = meetings.held_latest \
         AND later.id > meetings.id)) AND later.cancelled_at IS NULL AND later.held_latest <= ",
    );
    Ok(meetings::table
        .filter(meetings::body_id.eq_any(bodies))
        .filter(meetings::held_latest.le(day))
        .filter(meetings::cancelled_at.is_null())
        .filter(is_last.bind::<Date, _>(day).sql(")"))
        .select((meetings::body_id, meetings::id, meetings::held_on, meetings::held_latest))
        .load(tx.conn)?)
}

//! Decisions in the database.
use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::basis::{DecisionId, MeetingId};
use crate::bodies::BodyId;
use crate::db::{Tx, decisions};
use crate::error::Result;
use crate::http::Listing;

use super::model::{BodyDecisionQuery, Decision};

/// Decisions taken by the day the caller named, if one was named, as the query narrows them.
macro_rules! filtered {
    ($tx:expr, $body:expr, $query:expr) => {{
        let mut found = decisions::table.into_boxed();
        if let Some(day) = $tx.named_day {
            found = found.filter(decisions::decided_latest.le(day));
        }
        if let Some(body) = $body {
            found = found.filter(decisions::body_id.eq(body));
        }
        if let Some(from) = $query.from {
            found = found.filter(decisions::decided_latest.ge(from));
        }
        if let Some(to) = $query.to {
            found = found.filter(decisions::decided_latest.le(to));
        }
        found
    }};
}

pub(super) fn find(tx: &mut Tx<'_>, id: DecisionId) -> Result<Decision> {
    let decision: Decision = decisions::table.find(id).select(Decision::as_select()).first(tx.conn)?;
    tx.expect_begun(Some(decision.decided_latest))?;
    Ok(decision)
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    body: Option<BodyId>,
    query: &BodyDecisionQuery,
    listing: &Listing,
    after: Option<(NaiveDate, DecisionId)>,
) -> Result<Vec<Decision>> {
    let mut found = filtered!(tx, body, query);
    if let Some((day, id)) = after {
        found = found
            .filter(decisions::decided_latest.ge(day))
            .filter(decisions::decided_latest.gt(day).or(decisions::id.gt(id)));
    }
    let page = found.order((decisions::decided_latest, decisions::id)).limit(listing.fetch());
    Ok(page.select(Decision::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, body: Option<BodyId>, query: &BodyDecisionQuery) -> Result<i64> {
    Ok(filtered!(tx, body, query).count().get_result(tx.conn)?)
}

/// Decisions of a meeting, likewise.
macro_rules! of_meeting {
    ($tx:expr, $meeting:expr) => {{
        let mut found = decisions::table.filter(decisions::meeting_id.eq($meeting)).into_boxed();
        if let Some(day) = $tx.named_day {
            found = found.filter(decisions::decided_latest.le(day));
        }
        found
    }};
}

/// The decisions of a meeting after a number, in order.
pub(super) fn of_meeting(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    after: i64,
    listing: &Listing,
) -> Result<Vec<Decision>> {
    let found = of_meeting!(tx, meeting).filter(decisions::number.gt(after));
    let page = found.order(decisions::number).limit(listing.fetch());
    Ok(page.select(Decision::as_select()).load(tx.conn)?)
}

pub(super) fn count_of_meeting(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64> {
    Ok(of_meeting!(tx, meeting).count().get_result(tx.conn)?)
}

/// The highest number taken in a meeting; 0 in one that has decided nothing.
pub(super) fn last_number(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64> {
    let of_meeting = decisions::table.filter(decisions::meeting_id.eq(meeting));
    let last: Option<i64> = of_meeting.select(max(decisions::number)).first(tx.conn)?;
    Ok(last.unwrap_or(0))
}

pub(super) fn insert(tx: &mut Tx<'_>, decision: &Decision) -> Result<()> {
    diesel::insert_into(decisions::table).values(decision.clone()).execute(tx.conn)?;
    Ok(())
}

/// Keeps what came of a decision, in the transaction that recorded it.
pub(super) fn keep_results(tx: &mut Tx<'_>, decision: &Decision) -> Result<()> {
    diesel::update(decisions::table.find(decision.id))
        .set(decisions::results.eq(decision.results.clone()))
        .execute(tx.conn)?;
    Ok(())
}

//! Decisions in the database.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::basis::{ActId, AppointmentId, DecisionId, MeetingId};
use crate::bodies::BodyId;
use crate::bodies::acts::ActKind;
use crate::bodies::positions::PositionId;
use crate::db::{Moment, Tx, acts, appointments, decisions, position_numbers};
use crate::error::Result;
use crate::http::Listing;
use crate::reached;
use crate::words::Tenure;

use super::model::{BodyDecisionQuery, Decision};
use super::votes::DecisionOutcome;

/// The bounds of a first day and of a last.
type Life = (Option<NaiveDate>, NaiveDate, Option<NaiveDate>, Option<NaiveDate>);

/// Decisions taken by the day the caller named, if one was named, as the query narrows them.
macro_rules! filtered {
    ($tx:expr, ($body:expr, $awaits:expr), $query:expr) => {{
        let mut found = decisions::table.into_boxed();
        found = reached!($tx, found, decisions::body_id);
        if let Some(day) = $tx.named_day {
            found = found.filter(decisions::decided_latest.le(day));
        }
        if let Some(body) = $body {
            found = found.filter(decisions::body_id.eq(body));
        }
        if let Some(awaited) = $awaits {
            found = found.filter(decisions::awaits_body_id.eq(awaited));
        }
        if let Some(outcome) = $query.outcome {
            found = found.filter(decisions::outcome.eq(outcome));
            if outcome == DecisionOutcome::Unconfirmed {
                // What is annulled waits no longer.
                found = found.filter(decisions::annulled_by.is_null());
            }
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

pub(in crate::meetings) fn find(tx: &mut Tx<'_>, id: DecisionId) -> Result<Decision> {
    let decision: Decision = decisions::table.find(id).select(Decision::as_select()).first(tx.conn)?;
    tx.expect_begun(Some(decision.decided_latest))?;
    Ok(decision)
}

/// The names and the days of these decisions.
pub(in crate::meetings) fn named(
    tx: &mut Tx<'_>,
    ids: &[DecisionId],
) -> Result<HashMap<DecisionId, (String, String)>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let told = (decisions::id, (decisions::title, decisions::decided_on));
    let rows: Vec<(DecisionId, (String, String))> =
        decisions::table.filter(decisions::id.eq_any(ids)).select(told).load(tx.conn)?;
    Ok(rows.into_iter().collect())
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    bodies: (Option<BodyId>, Option<BodyId>),
    query: &BodyDecisionQuery,
    listing: &Listing,
    after: Option<(NaiveDate, DecisionId)>,
) -> Result<Vec<Decision>> {
    let mut found = filtered!(tx, (bodies.0, bodies.1), query);
    if let Some((day, id)) = after {
        found = found
            .filter(decisions::decided_latest.ge(day))
            .filter(decisions::decided_latest.gt(day).or(decisions::id.gt(id)));
    }
    let page = found.order((decisions::decided_latest, decisions::id)).limit(listing.fetch());
    Ok(page.select(Decision::as_select()).load(tx.conn)?)
}

pub(super) fn count(
    tx: &mut Tx<'_>,
    bodies: (Option<BodyId>, Option<BodyId>),
    query: &BodyDecisionQuery,
) -> Result<i64> {
    Ok(filtered!(tx, (bodies.0, bodies.1), query).count().get_result(tx.conn)?)
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

/// All decisions of a meeting, in order.
pub(in crate::meetings) fn all_of_meeting(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Decision>> {
    let found = of_meeting!(tx, meeting).order(decisions::number);
    Ok(found.select(Decision::as_select()).load(tx.conn)?)
}

/// Which decisions a meeting took.
pub(in crate::meetings) fn ids_of_meeting(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<DecisionId>> {
    let found = decisions::table.filter(decisions::meeting_id.eq(meeting)).order(decisions::number);
    Ok(found.select(decisions::id).load(tx.conn)?)
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

/// The decisions of a meeting that have no day of their own, by their numbers.
pub(super) fn without_own_day(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Decision>> {
    let found =
        decisions::table.filter(decisions::meeting_id.eq(meeting)).filter(decisions::own_day.is_null());
    Ok(found.order(decisions::number).select(Decision::as_select()).load(tx.conn)?)
}

/// The days of these appointments, and of all in the same positions that a decision ended.
pub(super) fn held(
    tx: &mut Tx<'_>,
    decision: DecisionId,
    ids: &[AppointmentId],
) -> Result<Vec<(AppointmentId, Tenure)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let days = (
        appointments::starts_earliest,
        appointments::starts_latest,
        appointments::ends_earliest,
        appointments::ends_latest,
    );
    let seats: Vec<PositionId> = appointments::table
        .filter(appointments::id.eq_any(ids))
        .select(appointments::position_id)
        .distinct()
        .load(tx.conn)?;
    let is_relieved = appointments::position_id.eq_any(seats).and(appointments::end_decision_id.eq(decision));
    let rows: Vec<(AppointmentId, Life)> = appointments::table
        .filter(appointments::id.eq_any(ids).or(is_relieved))
        .order(appointments::id)
        .select((appointments::id, days))
        .load(tx.conn)?;
    let tenure = |(id, (from, by, to_from, to_by))| (id, Tenure::of_bounds(from, by, to_from, to_by));
    Ok(rows.into_iter().map(tenure).collect())
}

/// The first of these positions that bears another ordinal since the day after.
pub(super) fn numbered_until(
    tx: &mut Tx<'_>,
    ids: &[PositionId],
    last: Option<NaiveDate>,
) -> Result<Option<PositionId>> {
    let Some(last) = last else { return Ok(None) };
    let found = position_numbers::table
        .filter(position_numbers::position_id.eq_any(ids))
        .filter(position_numbers::ends_on.eq(last))
        .order(position_numbers::position_id);
    Ok(found.select(position_numbers::position_id).first(tx.conn).optional()?)
}

/// The first act a decision ordered for a day: the last of a body, where that is what it ends.
pub(super) fn act_on(
    tx: &mut Tx<'_>,
    decision: DecisionId,
    (dissolves, day): (bool, NaiveDate),
) -> Result<Option<ActId>> {
    let mut found = acts::table.filter(acts::decision_id.eq(decision)).into_boxed();
    found = if dissolves {
        let follows = day.succ_opt().unwrap_or(day);
        found.filter(acts::kind.eq(ActKind::Dissolution)).filter(acts::takes_effect_on.eq(follows))
    } else {
        found.filter(acts::kind.ne(ActKind::Dissolution)).filter(acts::takes_effect_on.eq(day))
    };
    Ok(found.order(acts::id).select(acts::id).first(tx.conn).optional()?)
}

/// Puts a decision on another day.
pub(super) fn put_on(tx: &mut Tx<'_>, decision: &Decision) -> Result<()> {
    let day = (
        decisions::decided_on.eq(&decision.decided_on),
        decisions::decided_latest.eq(decision.decided_latest),
        decisions::version.eq(decision.version),
        decisions::updated_at.eq(decision.updated_at),
    );
    diesel::update(decisions::table.find(decision.id)).set(day).execute(tx.conn)?;
    Ok(())
}

/// The decisions of a meeting of which it was told at what moment they were taken.
pub(super) fn moments(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<(DecisionId, Moment)>> {
    let found = decisions::table
        .filter(decisions::meeting_id.eq(meeting))
        .filter(decisions::decided_at.is_not_null())
        .order(decisions::number);
    Ok(found.select((decisions::id, decisions::decided_at.assume_not_null())).load(tx.conn)?)
}

/// The decisions of a meeting for which it needed a quorum, and had one, each with its moment.
pub(super) fn needing_quorum(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<Vec<(DecisionId, Option<Moment>)>> {
    let found = decisions::table
        .filter(decisions::meeting_id.eq(meeting))
        .filter(decisions::source.is_null())
        .filter(decisions::quorum.is_not_null());
    Ok(found.order(decisions::number).select((decisions::id, decisions::decided_at)).load(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, decision: &Decision) -> Result<()> {
    diesel::insert_into(decisions::table).values(decision.clone()).execute(tx.conn)?;
    Ok(())
}

/// Keeps what another decision did to this one, and what came of it then.
pub(super) fn settle(tx: &mut Tx<'_>, decision: &Decision) -> Result<()> {
    let settled = (
        decisions::outcome.eq(decision.outcome),
        decisions::confirmed_by.eq(decision.confirmed_by),
        decisions::annulled_by.eq(decision.annulled_by),
        decisions::effects.eq(decision.effects.clone()),
        decisions::results.eq(decision.results.clone()),
        decisions::version.eq(decision.version),
        decisions::updated_at.eq(decision.updated_at),
    );
    diesel::update(decisions::table.find(decision.id)).set(settled).execute(tx.conn)?;
    Ok(())
}

/// Keeps what came of a decision, in the transaction that recorded it.
pub(super) fn keep_results(tx: &mut Tx<'_>, decision: &Decision) -> Result<()> {
    diesel::update(decisions::table.find(decision.id))
        .set(decisions::results.eq(decision.results.clone()))
        .execute(tx.conn)?;
    Ok(())
}

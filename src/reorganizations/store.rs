//! What reorganizations need of the meetings: a later room, whose rows they hand over.
use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::basis::{DecisionId, MeetingId};
use crate::bodies::BodyId;
use crate::db::{Json, Moment, Tx, acts, attendances, decisions, meetings};
use crate::error::Result;

use super::model::{Ordered, Planned};

/// The meetings of a body that may be held after `last`, at most `most`; not those that were called off.
pub(super) fn meetings_after(
    tx: &mut Tx<'_>,
    body: BodyId,
    last: NaiveDate,
    most: i64,
) -> Result<Vec<Planned>> {
    let later = meetings::table
        .filter(meetings::body_id.eq(body))
        .filter(meetings::held_latest.gt(last))
        .filter(meetings::cancelled_at.is_null());
    let order = (meetings::held_latest, meetings::id);
    Ok(later.order(order).limit(most).select(Planned::as_select()).load(tx.conn)?)
}

/// A meeting, as far as a handover changes it.
pub(super) fn meeting(tx: &mut Tx<'_>, id: MeetingId) -> Result<Planned> {
    Ok(meetings::table.find(id).select(Planned::as_select()).first(tx.conn)?)
}

/// Whether anything was decided at a meeting, or it has minutes, or it was recorded after a moment who was there.
pub(super) fn has_happened(tx: &mut Tx<'_>, id: MeetingId, moment: Moment) -> Result<bool> {
    let decided = decisions::table.filter(decisions::meeting_id.eq(id));
    let minuted = meetings::table.find(id).filter(meetings::minutes_drafted_at.is_not_null());
    let attended =
        attendances::table.filter(attendances::meeting_id.eq(id)).filter(attendances::created_at.gt(moment));
    let happened = exists(decided).or(exists(minuted)).or(exists(attended));
    Ok(diesel::select(happened).get_result(tx.conn)?)
}

/// Whether the minutes that carry a decision are locked.
pub(super) fn is_locked(tx: &mut Tx<'_>, id: DecisionId) -> Result<bool> {
    let meeting: MeetingId = decisions::table.find(id).select(decisions::meeting_id).first(tx.conn)?;
    let locked = meetings::table.find(meeting).select(meetings::minutes_locked_at.is_not_null());
    Ok(locked.first(tx.conn)?)
}

/// The body that took a decision, and the last day it may have.
pub(super) fn decided(tx: &mut Tx<'_>, id: DecisionId) -> Result<(BodyId, NaiveDate)> {
    let decided = decisions::table.find(id).select((decisions::body_id, decisions::decided_latest));
    Ok(decided.first(tx.conn)?)
}

/// Whether anything that a body decided on a day, and that still stands, changes a body or who holds its offices.
pub fn still_calls(tx: &mut Tx<'_>, body: BodyId, day: NaiveDate) -> Result<bool> {
    let of_it =
        decisions::table.filter(decisions::body_id.eq(body)).filter(decisions::decided_latest.eq(day));
    let decided: Vec<(DecisionId, Json<Vec<Ordered>>)> =
        of_it.order(decisions::id).select((decisions::id, decisions::effects)).load(tx.conn)?;
    if decided.iter().any(|(_, ordered)| ordered.0.iter().any(Ordered::calls_by_itself)) {
        return Ok(true);
    }
    let ids: Vec<DecisionId> = decided.into_iter().map(|(id, _)| id).collect();
    let standing = acts::table.filter(acts::decision_id.eq_any(ids));
    Ok(diesel::select(exists(standing)).get_result(tx.conn)?)
}

/// Gives a meeting to another body.
pub(super) fn hand_over(tx: &mut Tx<'_>, meeting: &Planned) -> Result<()> {
    let given = (
        meetings::body_id.eq(meeting.body_id),
        meetings::version.eq(meeting.version),
        meetings::updated_at.eq(meeting.updated_at),
    );
    diesel::update(meetings::table.find(meeting.id)).set(given).execute(tx.conn)?;
    Ok(())
}

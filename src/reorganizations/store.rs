//! What reorganizations need of the meetings: a later room, whose rows they hand over.
use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::basis::{DecisionId, MeetingId};
use crate::bodies::BodyId;
use crate::db::{Moment, Tx, attendances, decisions, meetings};
use crate::error::Result;

use super::model::Planned;

/// The meetings of a body that may be held after `last`, at most `most`.
pub(super) fn meetings_after(
    tx: &mut Tx<'_>,
    body: BodyId,
    last: NaiveDate,
    most: i64,
) -> Result<Vec<Planned>> {
    let later = meetings::table.filter(meetings::body_id.eq(body)).filter(meetings::held_latest.gt(last));
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

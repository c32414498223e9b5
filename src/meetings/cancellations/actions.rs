//! What is done with cancellations: recorded and corrected, taken out again.
use crate::basis::MeetingId;
use crate::bodies;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::meetings::model::Meeting;
use crate::meetings::rules::{may_change, may_meet};
use crate::meetings::store as meetings;

use super::model::{Cancellation, CancellationTold, NewCancellation};
use super::{rules, store};

/// What the journal calls it.
const KIND: &str = "meeting_cancellation";

/// Calls a meeting off, or corrects why and when those invited were told.
pub(super) fn cancel(tx: &mut Tx<'_>, id: MeetingId, new: &NewCancellation) -> Result<CancellationTold> {
    let meeting = meetings::find(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    rules::may_be_told(new.told_on, tx.today)?;
    if meeting.cancelled_at.is_some() {
        return correct(tx, &meeting, new);
    }
    may_change(&meeting)?;
    rules::may_be_cancelled(store::was_held(tx, id)?)?;
    let after = counted(Meeting { cancelled_at: Some(tx.now), updated_at: tx.now, ..meeting.clone() }, true);
    let cancellation = told_by(tx, id, new);
    store::insert(tx, &cancellation)?;
    meetings::update(tx, &after)?;
    journal::changed(tx, "meeting", id, &meeting, &after)?;
    journal::created(tx, KIND, id, &cancellation)?;
    Ok(CancellationTold { cancellation, version: after.version })
}

/// Corrects what is told of a cancellation.
fn correct(tx: &mut Tx<'_>, meeting: &Meeting, new: &NewCancellation) -> Result<CancellationTold> {
    let before = store::find(tx, meeting.id)?;
    let kept = Cancellation { created_at: before.created_at, ..told_by(tx, meeting.id, new) };
    let is_same = Cancellation {
        recorded_by: before.recorded_by.clone(),
        updated_at: before.updated_at,
        ..kept.clone()
    };
    if is_same == before {
        tx.is_so_already = true;
        return Ok(CancellationTold { cancellation: before, version: meeting.version });
    }
    let after = counted(Meeting { updated_at: tx.now, ..meeting.clone() }, false);
    store::update(tx, &kept)?;
    meetings::update(tx, &after)?;
    journal::changed(tx, "meeting", meeting.id, meeting, &after)?;
    journal::changed(tx, KIND, meeting.id, &before, &kept)?;
    Ok(CancellationTold { cancellation: kept, version: after.version })
}

/// Lets a meeting take place after all.
pub(super) fn reinstate(tx: &mut Tx<'_>, id: MeetingId) -> Result<()> {
    let meeting = meetings::find(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    let before = store::find(tx, id)?;
    // The body may have ended meanwhile: what is called off holds nobody up.
    let body = bodies::find(tx, &meeting.body_id.into())?;
    may_meet(meeting.held_on.parse().map_err(Problem::internal)?, &body.tenure())?;
    let after = counted(Meeting { cancelled_at: None, updated_at: tx.now, ..meeting.clone() }, true);
    store::delete(tx, id)?;
    meetings::update(tx, &after)?;
    journal::changed(tx, "meeting", id, &meeting, &after)?;
    journal::deleted(tx, KIND, id, &before)
}

/// The cancellation of a meeting; not found while it is not called off.
pub(super) fn show(tx: &mut Tx<'_>, id: MeetingId) -> Result<CancellationTold> {
    let meeting = meetings::find(tx, id)?;
    Ok(CancellationTold { cancellation: store::find(tx, id)?, version: meeting.version })
}

/// The next state of a meeting; one that calendars are told of, or not.
fn counted(meeting: Meeting, is_told: bool) -> Meeting {
    Meeting {
        version: meeting.version.saturating_add(1),
        sequence: meeting.sequence.saturating_add(i64::from(is_told)),
        ..meeting
    }
}

/// The cancellation that the form tells.
fn told_by(tx: &Tx<'_>, meeting_id: MeetingId, new: &NewCancellation) -> Cancellation {
    let NewCancellation { reason, told_on, channel } = new;
    Cancellation {
        meeting_id,
        reason: reason.to_string(),
        told_on: *told_on,
        channel: *channel,
        recorded_by: tx.actor.written(),
        created_at: tx.now,
        updated_at: tx.now,
    }
}

//! What holds of a meeting: its times and chair agree, its body exists on its day, locked minutes lock it. Pure.
use chrono::{DateTime, NaiveDate, Utc};

use crate::words::{PartialDate, Tenure, civil_day};

use super::model::{Meeting, MeetingState, NewMeeting};

mod refusals;

pub use refusals::Refusal;

/// Whether the body or the day of a meeting may change, or its hours, where somebody is elected at it.
pub(super) fn may_be_moved(
    (is_moved, is_retimed): (bool, bool),
    (elects, is_counting): (bool, bool),
) -> Result<(), Refusal> {
    let stays = (is_moved && elects) || (is_retimed && is_counting);
    if stays { Err(Refusal::MeetingElects) } else { Ok(()) }
}

/// Whether the meeting, and everything of it, may still change.
pub(super) fn may_change(meeting: &Meeting) -> Result<(), Refusal> {
    if meeting.cancelled_at.is_some() {
        return Err(Refusal::MeetingIsCancelled);
    }
    if meeting.minutes_locked_at.is_some() { Err(Refusal::MinutesAreLocked) } else { Ok(()) }
}

/// How far a meeting is at `now`, in Morocco on `today`, that has decided something or not.
pub(super) fn state(
    meeting: &Meeting,
    has_decided: bool,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> MeetingState {
    let has_begun = has_decided || meeting.started_at.is_some_and(|start| start.0 <= now);
    match (meeting.cancelled_at, has_begun || meeting.held_latest < today) {
        (Some(_), _) => MeetingState::Cancelled,
        (None, true) => MeetingState::Held,
        (None, false) => MeetingState::Planned,
    }
}

/// Whether a change of a meeting puts it elsewhere in a calendar: at another day, another hour or another place.
pub(super) fn is_moved(before: &Meeting, after: &Meeting) -> bool {
    let place = |meeting: &Meeting| {
        let hours = (meeting.planned_at, meeting.started_at, meeting.ended_at);
        (meeting.held_on.clone(), hours, meeting.place.clone())
    };
    place(before) != place(after)
}

/// Whether the hour a meeting still to come is called for is one of its day. What was held may have been called for another.
pub(super) fn may_be_called(new: &NewMeeting, today: NaiveDate) -> Result<(), Refusal> {
    let is_to_come = today <= new.held_on.latest();
    let is_elsewhere = new.planned_at.is_some_and(|hour| !may_be(new.held_on, civil_day(hour.0)));
    if is_to_come && is_elsewhere { Err(Refusal::MeetingIsCalledForAnotherDay) } else { Ok(()) }
}

/// Whether the times and the chair of a meeting agree.
pub(super) fn may_be_held(new: &NewMeeting) -> Result<(), Refusal> {
    if new.chair_id.is_none() && (new.chair_position_id.is_some() || new.chair_capacity.is_some()) {
        return Err(Refusal::ChairIsNotNamed);
    }
    if new.started_at.is_some_and(|start| !may_be(new.held_on, civil_day(start.0))) {
        return Err(Refusal::MeetingStartsOnAnotherDay);
    }
    let ends_early = new.started_at.zip(new.ended_at).is_some_and(|(start, end)| end < start);
    if ends_early { Err(Refusal::MeetingEndsBeforeItStarts) } else { Ok(()) }
}

/// Whether a meeting may be held on that day by a body that exists so long.
pub(super) fn may_meet(held_on: PartialDate, body: &Tenure) -> Result<(), Refusal> {
    let day = Tenure { starts: held_on, ends: Some(held_on) };
    if day.fits_in(body) { Ok(()) } else { Err(Refusal::OutsideTheBodysDays) }
}

/// Whether a meeting may be put on that day: not after what it decided, nor after the day its minutes were approved.
pub(super) fn may_be_put(held_on: PartialDate, settled: &[NaiveDate]) -> Result<(), Refusal> {
    let is_before = |first: NaiveDate| settled.iter().any(|day| *day < first);
    if held_on.earliest().is_some_and(is_before) {
        return Err(Refusal::MeetingFollowsItsDecisions);
    }
    Ok(())
}

/// Whether `date` may have been that very day.
fn may_be(date: PartialDate, day: NaiveDate) -> bool {
    date.earliest().is_none_or(|first| first <= day) && day <= date.latest()
}

#[cfg(test)]
mod tests;

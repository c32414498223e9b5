//! What is done with meetings: recorded, corrected, taken out, shown.
use std::collections::HashSet;

use crate::basis::MeetingId;
use crate::bodies::{self, BodyRef};
use crate::db::{Moment, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::PersonId;
use crate::reach;
use crate::references;
use crate::unknown::Unknown;
use crate::words::Line;

use super::cancellations;
use super::decisions;
use super::elections::{self, Election};
use super::items::attend;
use super::minutes::MinutesState;
use super::model::{Meeting, MeetingChange, MeetingQuery, MeetingState, MeetingTold, NewMeeting};
use super::quorum::{self, Quorum};
use super::rules::{self, Refusal};
use super::store;

/// Records a meeting of a body.
pub(super) fn convene(tx: &mut Tx<'_>, new: &NewMeeting) -> Result<MeetingTold> {
    let body = references::body(tx, &new.body)?;
    reach::expect_over(tx, body.id)?;
    rules::may_meet(new.held_on, &body.tenure())?;
    rules::may_be_called(new, tx.today)?;
    let blank = Meeting {
        id: MeetingId::new(),
        body_id: body.id,
        kind: new.kind,
        title: None,
        place: None,
        held_on: String::new(),
        held_latest: new.held_on.latest(),
        call: 1,
        planned_at: None,
        started_at: None,
        ended_at: None,
        chair_id: None,
        chair_position_id: None,
        chair_capacity: None,
        minutes_drafted_at: None,
        minutes_circulated_on: None,
        minutes_approved_on: None,
        minutes_locked_at: None,
        version: 0,
        created_at: tx.now,
        updated_at: tx.now,
        cancelled_at: None,
        sequence: 0,
    };
    let meeting = as_told(tx, blank, new)?;
    store::insert(tx, &meeting).map_err(position_unknown)?;
    journal::created(tx, "meeting", meeting.id, &meeting)?;
    told(tx, meeting)
}

/// Corrects a meeting whose minutes are not locked; its decisions that have no day of their own follow its day.
pub(super) fn correct(tx: &mut Tx<'_>, id: MeetingId, change: &MeetingChange) -> Result<MeetingTold> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    rules::may_change(&before)?;
    let new = change.apply(&form_of(&before)?)?;
    let body = references::body(tx, &new.body)?;
    reach::expect_over(tx, body.id)?;
    rules::may_meet(new.held_on, &body.tenure())?;
    if body.id != before.body_id && store::has_decided(tx, id)? {
        return Err(Refusal::MeetingHasDecided.into());
    }
    let held_on = before.held_on.parse().map_err(Problem::internal)?;
    let kept = |moment: Option<Moment>| moment.map(|moment| Moment::new(moment.0));
    let lasts = (kept(new.started_at), kept(new.ended_at));
    let is_as_long = lasts == (before.started_at, before.ended_at);
    let elections = elections::of_meeting(tx, id)?;
    let is_moved = (body.id, new.held_on) != (before.body_id, held_on);
    let is_counting = elections.iter().any(Election::is_counting);
    rules::may_be_moved((is_moved, !is_as_long), (!elections.is_empty(), is_counting))?;
    if new.held_on != held_on || new.planned_at != before.planned_at {
        rules::may_be_called(&new, tx.today)?;
    }
    if new.held_on != held_on {
        let decided = store::first_decided(tx, id)?;
        let settled: Vec<_> = decided
            .into_iter()
            .chain(before.minutes_circulated_on)
            .chain(before.minutes_approved_on)
            .collect();
        rules::may_be_put(new.held_on, &settled)?;
    }
    let is_same = new.held_on == held_on && is_as_long;
    let promised = if is_same { None } else { Some(decisions::promised(tx, id)?) };
    let after = as_told(tx, Meeting { body_id: body.id, ..before.clone() }, &new)?;
    let sequence = before.sequence.saturating_add(i64::from(rules::is_moved(&before, &after)));
    let after = Meeting { sequence, ..after };
    store::update(tx, &after).map_err(position_unknown)?;
    journal::changed(tx, "meeting", id, &before, &after)?;
    if let Some(promised) = promised {
        if new.held_on != held_on {
            decisions::follow(tx, &after, held_on, new.held_on)?;
        }
        let field = if new.held_on == held_on { "/started_at" } else { "/held_on" };
        attend::expect_within(tx, &after, field)?;
        decisions::expect_within(tx, &after, field)?;
        decisions::expect_kept(tx, id, &promised)?;
    }
    told(tx, after)
}

/// Takes out a meeting recorded by mistake, to which nothing refers.
pub(super) fn take_out(tx: &mut Tx<'_>, id: MeetingId) -> Result<()> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    rules::may_change(&before)?;
    store::delete(tx, id)?;
    journal::deleted(tx, "meeting", id, &before)
}

/// The next state of a meeting, as the form tells it.
fn as_told(tx: &mut Tx<'_>, meeting: Meeting, new: &NewMeeting) -> Result<Meeting> {
    rules::may_be_held(new)?;
    references::persons(tx, new.chair_id.as_slice())?;
    let kept = |moment: Option<Moment>| moment.map(|moment| Moment::new(moment.0));
    let NewMeeting {
        body: _,
        kind,
        title,
        place,
        held_on,
        planned_at,
        started_at,
        ended_at,
        chair_id,
        chair_position_id,
        chair_capacity,
    } = new;
    Ok(Meeting {
        kind: *kind,
        title: title.as_ref().map(ToString::to_string),
        place: place.as_ref().map(ToString::to_string),
        held_on: held_on.to_string(),
        held_latest: held_on.latest(),
        planned_at: kept(*planned_at),
        started_at: kept(*started_at),
        ended_at: kept(*ended_at),
        chair_id: *chair_id,
        chair_position_id: *chair_position_id,
        chair_capacity: chair_capacity.as_ref().map(ToString::to_string),
        version: meeting.version.saturating_add(1),
        updated_at: tx.now,
        ..meeting
    })
}

/// What may change of a meeting, as it is now.
fn form_of(meeting: &Meeting) -> Result<NewMeeting> {
    let line =
        |text: &Option<String>| text.as_deref().map(Line::parse).transpose().map_err(Problem::internal);
    let capacity = meeting.chair_capacity.as_deref().map(Line::parse).transpose();
    Ok(NewMeeting {
        body: BodyRef::from(meeting.body_id),
        kind: meeting.kind,
        title: line(&meeting.title)?,
        place: line(&meeting.place)?,
        held_on: meeting.held_on.parse().map_err(Problem::internal)?,
        planned_at: meeting.planned_at,
        started_at: meeting.started_at,
        ended_at: meeting.ended_at,
        chair_id: meeting.chair_id,
        chair_position_id: meeting.chair_position_id,
        chair_capacity: capacity.map_err(Problem::internal)?,
    })
}

/// Body and chair were looked up before; what is left unknown is the position.
fn position_unknown(problem: Problem) -> Problem {
    references::refused(problem, "meetings_chair_position_id_fkey", Unknown::Position)
}

/// One meeting.
pub(super) fn show(tx: &mut Tx<'_>, id: MeetingId) -> Result<MeetingTold> {
    let meeting = store::find(tx, id)?;
    told(tx, meeting)
}

/// The meetings asked for, by the day they are held.
pub(super) fn list(tx: &mut Tx<'_>, query: &MeetingQuery, listing: &Listing) -> Result<Page<MeetingTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let after = match listing.after_key()? {
        None => None,
        Some((day, id)) => Some((day.parse().map_err(Problem::internal)?, MeetingId(id))),
    };
    let total = listing.total(|| store::number(tx, body, query))?;
    let found = store::list(tx, body, query, listing, after)?;
    let page =
        listing.page(found, total, |meeting| vec![meeting.held_latest.to_string(), meeting.id.to_string()]);
    Ok(Page { data: all_told(tx, page.data)?, next: page.next, total: page.total })
}

fn told(tx: &mut Tx<'_>, meeting: Meeting) -> Result<MeetingTold> {
    all_told(tx, vec![meeting])?.pop().ok_or_else(Problem::not_found)
}

/// The meetings with the names of their chairs, how far they are and their quorum: one query a table, however many there are.
fn all_told(tx: &mut Tx<'_>, meetings: Vec<Meeting>) -> Result<Vec<MeetingTold>> {
    let chairs: Vec<PersonId> = meetings.iter().filter_map(|meeting| meeting.chair_id).collect();
    let names = references::named(tx, &chairs)?;
    let quorums = quorum::of(tx, &meetings)?;
    let cancelled = meetings.iter().filter(|meeting| meeting.cancelled_at.is_some());
    let cancelled: Vec<MeetingId> = cancelled.map(|meeting| meeting.id).collect();
    let mut cancellations = cancellations::find_all(tx, &cancelled)?;
    let (now, today) = (tx.now.0, tx.today);
    let may_come = |meeting: &&Meeting| rules::state(meeting, false, now, today) == MeetingState::Planned;
    let coming: Vec<MeetingId> = meetings.iter().filter(may_come).map(|meeting| meeting.id).collect();
    let decided: HashSet<MeetingId> = store::deciding(tx, &coming)?;
    let tell = |(meeting, quorum): (Meeting, Quorum)| MeetingTold {
        chair: meeting.chair_id.and_then(|id| names.get(&id).cloned()),
        state: rules::state(&meeting, decided.contains(&meeting.id), now, today),
        cancellation: cancellations.remove(&meeting.id),
        minutes: MinutesState::of([
            meeting.minutes_drafted_at.is_some(),
            meeting.minutes_circulated_on.is_some(),
            meeting.minutes_approved_on.is_some(),
            meeting.minutes_locked_at.is_some(),
        ]),
        quorum,
        meeting,
    };
    Ok(meetings.into_iter().zip(quorums).map(tell).collect())
}

//! What is done with minutes: drafted, sent round, approved, locked.
use crate::basis::MeetingId;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::meetings::elections::{self, ElectionState};
use crate::meetings::papers;
use crate::meetings::rules::{Refusal as MeetingRefusal, may_change};
use crate::meetings::store::find as find_meeting;
use crate::persons::PersonId;
use crate::references;
use crate::unknown::Unknown;

use super::model::{Minutes, MinutesState, MinutesTold, NewApproval, NewCirculation, NewMinutes};
use super::{rules, store};

/// Writes the draft, or writes it over.
pub(super) fn draft(tx: &mut Tx<'_>, id: MeetingId, new: &NewMinutes) -> Result<MinutesTold> {
    let before = load(tx, id)?;
    may_change(&find_meeting(tx, id)?)?;
    rules::may_be_drafted(before.state())?;
    references::persons(tx, &[new.drafted_by])?;
    let after = Minutes {
        text: new.text.as_ref().map(ToString::to_string),
        passages: Json(new.passages.clone()),
        drafted_by: Some(new.drafted_by),
        drafted_at: Some(tx.now),
        ..before.clone()
    };
    let kept = keep(tx, &before, after)?;
    told(tx, kept, None)
}

/// Sends the draft round to be read; the last circulation stands.
pub(super) fn circulate(tx: &mut Tx<'_>, id: MeetingId, new: &NewCirculation) -> Result<MinutesTold> {
    let before = load(tx, id)?;
    let held_on = find_meeting(tx, id)?.held_on.parse().map_err(Problem::internal)?;
    let circulated_on = new.circulated_on.unwrap_or(tx.today);
    rules::may_be_circulated(before.state(), held_on, circulated_on, tx.today)?;
    let after = Minutes { circulated_on: Some(circulated_on), circulated_at: Some(tx.now), ..before.clone() };
    let kept = keep(tx, &before, after)?;
    told(tx, kept, None)
}

/// Approves the minutes, as they are or as amended; the last approval stands.
pub(super) fn approve(tx: &mut Tx<'_>, id: MeetingId, new: &NewApproval) -> Result<MinutesTold> {
    let before = load(tx, id)?;
    let meeting = find_meeting(tx, id)?;
    let held_on = meeting.held_on.parse().map_err(Problem::internal)?;
    let approved_on = new.approved_on.unwrap_or(tx.today);
    rules::may_be_approved(before.state(), held_on, approved_on, tx.today)?;
    references::persons(tx, &[new.approved_by])?;
    let signed_by = new.signed_by.as_deref().unwrap_or_default();
    let [chair_signed_by, rapporteur_signed_by] =
        rules::signatures(signed_by, meeting.chair_id, before.drafted_by)?;
    if let Some(id) = new.meeting_id {
        let approving = find_meeting(tx, id).map_err(unknown_meeting)?;
        rules::may_have_approved(&approving, &meeting, approved_on)?;
    }
    let amended = new.text.as_ref().map(ToString::to_string);
    let after = Minutes {
        text: amended.or_else(|| before.text.clone()),
        passages: new.passages.clone().map_or_else(|| before.passages.clone(), Json),
        approved_by: Some(new.approved_by),
        approved_on: Some(approved_on),
        chair_signed_by,
        rapporteur_signed_by,
        approved_in: new.meeting_id,
        ..before.clone()
    };
    let kept = keep(tx, &before, after)?;
    told(tx, kept, None)
}

/// Locks approved minutes, and the meeting with them, for ever.
pub(super) fn lock(tx: &mut Tx<'_>, id: MeetingId) -> Result<MinutesTold> {
    let before = load(tx, id)?;
    rules::may_be_locked(before.state())?;
    if elections::of_meeting(tx, id)?.iter().any(|election| election.state == ElectionState::Open) {
        return Err(MeetingRefusal::ElectionIsOpen.into());
    }
    let locked = Minutes { locked_at: Some(tx.now), ..before.clone() };
    let sha256 = Some(papers::sha256(tx, id, &locked)?);
    let after = Minutes { sha256, ..locked };
    let kept = keep(tx, &before, after)?;
    told(tx, kept, Some(true))
}

/// The minutes of a meeting; not found while there are none.
pub(super) fn show(tx: &mut Tx<'_>, id: MeetingId) -> Result<MinutesTold> {
    find_meeting(tx, id)?;
    let minutes = store::find(tx, id)?;
    if minutes.state() == MinutesState::None {
        return Err(Problem::not_found());
    }
    let is_as_locked = match &minutes.sha256 {
        Some(locked) => Some(*locked == papers::sha256(tx, id, &minutes)?),
        None => None,
    };
    told(tx, minutes, is_as_locked)
}

fn unknown_meeting(problem: Problem) -> Problem {
    if problem.is_not_found() { Unknown::Meeting.into() } else { problem }
}

fn load(tx: &mut Tx<'_>, id: MeetingId) -> Result<Minutes> {
    let minutes = store::find(tx, id)?;
    tx.expect_version(id, minutes.version)?;
    Ok(minutes)
}

/// Keeps the next state of minutes.
fn keep(tx: &mut Tx<'_>, before: &Minutes, after: Minutes) -> Result<Minutes> {
    let version = before.version.saturating_add(1);
    let after = Minutes { version, updated_at: tx.now, ..after };
    store::update(tx, &after)?;
    journal::changed(tx, "minutes", after.id, before, &after)?;
    Ok(after)
}

/// Minutes with the names of who drafted and approved them, and whether they still are what was locked.
fn told(tx: &mut Tx<'_>, minutes: Minutes, is_as_locked: Option<bool>) -> Result<MinutesTold> {
    let persons: Vec<PersonId> = [minutes.drafted_by, minutes.approved_by].into_iter().flatten().collect();
    let names = references::named(tx, &persons)?;
    let name = |id: Option<PersonId>| id.and_then(|id| names.get(&id).cloned());
    Ok(MinutesTold {
        state: minutes.state(),
        drafter: name(minutes.drafted_by),
        approver: name(minutes.approved_by),
        corrected_since_circulation: minutes.is_corrected(),
        is_as_locked,
        minutes,
    })
}

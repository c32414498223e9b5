//! What is done with minutes: drafted, approved, locked.
use crate::basis::MeetingId;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::meetings::store::find as find_meeting;
use crate::persons::PersonId;
use crate::references;

use super::model::{Minutes, MinutesState, MinutesTold, NewApproval, NewMinutes};
use super::{rules, store};

/// Writes the draft, or writes it over.
pub(super) fn draft(tx: &mut Tx<'_>, id: MeetingId, new: &NewMinutes) -> Result<MinutesTold> {
    let before = load(tx, id)?;
    rules::may_be_drafted(before.state())?;
    references::persons(tx, &[new.drafted_by])?;
    let after = Minutes {
        text: new.text.as_ref().map(ToString::to_string),
        passages: Json(new.passages.clone()),
        drafted_by: Some(new.drafted_by),
        drafted_at: Some(tx.now),
        ..before.clone()
    };
    keep(tx, &before, after)
}

/// Approves the minutes, as they are or as amended; the last approval stands.
pub(super) fn approve(tx: &mut Tx<'_>, id: MeetingId, new: &NewApproval) -> Result<MinutesTold> {
    let before = load(tx, id)?;
    let held_on = find_meeting(tx, id)?.held_on.parse().map_err(Problem::internal)?;
    let approved_on = new.approved_on.unwrap_or(tx.today);
    rules::may_be_approved(before.state(), held_on, approved_on, tx.today)?;
    references::persons(tx, &[new.approved_by])?;
    let amended = new.text.as_ref().map(ToString::to_string);
    let after = Minutes {
        text: amended.or_else(|| before.text.clone()),
        passages: new.passages.clone().map_or_else(|| before.passages.clone(), Json),
        approved_by: Some(new.approved_by),
        approved_on: Some(approved_on),
        ..before.clone()
    };
    keep(tx, &before, after)
}

/// Locks approved minutes, and the meeting with them, for ever.
pub(super) fn lock(tx: &mut Tx<'_>, id: MeetingId) -> Result<MinutesTold> {
    let before = load(tx, id)?;
    rules::may_be_locked(before.state())?;
    let after = Minutes { locked_at: Some(tx.now), ..before.clone() };
    keep(tx, &before, after)
}

/// The minutes of a meeting; not found while there are none.
pub(super) fn show(tx: &mut Tx<'_>, id: MeetingId) -> Result<MinutesTold> {
    find_meeting(tx, id)?;
    let minutes = store::find(tx, id)?;
    if minutes.state() == MinutesState::None {
        return Err(Problem::not_found());
    }
    told(tx, minutes)
}

fn load(tx: &mut Tx<'_>, id: MeetingId) -> Result<Minutes> {
    let minutes = store::find(tx, id)?;
    tx.expect_version(id, minutes.version)?;
    Ok(minutes)
}

fn keep(tx: &mut Tx<'_>, before: &Minutes, after: Minutes) -> Result<MinutesTold> {
    let version = before.version.saturating_add(1);
    let after = Minutes { version, updated_at: tx.now, ..after };
    store::update(tx, &after)?;
    journal::changed(tx, "minutes", after.id, before, &after)?;
    told(tx, after)
}

fn told(tx: &mut Tx<'_>, minutes: Minutes) -> Result<MinutesTold> {
    let persons: Vec<PersonId> = [minutes.drafted_by, minutes.approved_by].into_iter().flatten().collect();
    let names = references::named(tx, &persons)?;
    let name = |id: Option<PersonId>| id.and_then(|id| names.get(&id).cloned());
    Ok(MinutesTold {
        state: minutes.state(),
        drafter: name(minutes.drafted_by),
        approver: name(minutes.approved_by),
        minutes,
    })
}

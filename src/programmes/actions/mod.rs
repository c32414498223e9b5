//! What is done with programmes and actions: presented, undertaken, followed up.
mod adoption;
mod days;
mod handover;
mod taken_up;

use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::basis::MeetingId;
use crate::bodies::handovers::{self, Handed};
use crate::bodies::{self, BodyId};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Change, Listing, Page};
use crate::journal;
use crate::persons::{PersonId, PersonName};
use crate::reach;
use crate::references;
use crate::unknown::Unknown;
use crate::words::{Line, Paragraphs, PartialDate};

use super::model::{
    Action, ActionFollowUp, ActionId, ActionQuery, ActionStatus, ActionTold, NewAction, NewProgramme,
    Presented, Programme, ProgrammeId, ProgrammeQuery, Undertaken,
};
use super::{rules, store};

pub use adoption::{adopt, disown, titles};
pub use days::follow_day;
pub use handover::{hand_over, take_back};
pub use taken_up::{on_day, open_on};

/// Presents a programme of a body, at a meeting or by a decision.
pub fn present(tx: &mut Tx<'_>, body: BodyId, presented: &Presented) -> Result<Programme> {
    rules::has_happened(presented.on, tx.today)?;
    bodies::expect_there(tx, body, presented.on)?;
    let programme = Programme {
        id: ProgrammeId::new(),
        body_id: body,
        title: presented.title.to_string(),
        axes: Json(presented.axes.iter().map(ToString::to_string).collect()),
        presented_on: presented.on.to_string(),
        presented_latest: presented.on.latest(),
        meeting_id: presented.meeting_id,
        decision_id: presented.decision_id,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
        adopted_on: None,
        adopted_latest: None,
        adoption_decision_id: None,
    };
    store::insert_programme(tx, &programme)
        .map_err(|problem| references::refused(problem, "programmes_meeting_id_fkey", Unknown::Meeting))?;
    journal::created(tx, "programme", programme.id, &programme)?;
    Ok(programme)
}

/// Undertakes an action of a body, at a meeting or by a decision.
pub fn open(tx: &mut Tx<'_>, body: BodyId, undertaken: &Undertaken) -> Result<ActionTold> {
    rules::has_happened(undertaken.on, tx.today)?;
    bodies::expect_there(tx, body, undertaken.on)?;
    rules::may_be_due(undertaken.on, undertaken.due_on)?;
    let names = references::persons(tx, undertaken.responsible_id.as_slice())?;
    let action = Action {
        id: ActionId::new(),
        body_id: body,
        title: undertaken.title.to_string(),
        description: undertaken.description.as_ref().map(ToString::to_string),
        status: ActionStatus::Open,
        responsible_id: undertaken.responsible_id,
        opened_on: undertaken.on.to_string(),
        opened_latest: undertaken.on.latest(),
        due_on: undertaken.due_on,
        closed_on: None,
        meeting_id: undertaken.meeting_id,
        decision_id: undertaken.decision_id,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
        evidence: None,
    };
    store::insert_action(tx, &action)
        .map_err(|problem| references::refused(problem, "actions_meeting_id_fkey", Unknown::Meeting))?;
    journal::created(tx, "action", action.id, &action)?;
    Ok(told(tx, action, &names))
}

/// Goes on only if the meeting, where one is named, is the body's own and may still be added to.
fn expect_meeting(tx: &mut Tx<'_>, body: BodyId, meeting: Option<MeetingId>) -> Result<()> {
    let Some(id) = meeting else { return Ok(()) };
    let meeting = store::meeting(tx, id)?.ok_or(Unknown::Meeting)?;
    Ok(rules::may_be_of(body, meeting)?)
}

/// Presents a programme that no decision in the registry carries.
pub(super) fn record_programme(tx: &mut Tx<'_>, new: &NewProgramme) -> Result<Programme> {
    let body = references::body(tx, &new.body)?;
    reach::expect_over(tx, body.id)?;
    expect_meeting(tx, body.id, new.meeting_id)?;
    let presented = Presented {
        title: new.title.clone(),
        axes: new.axes.clone(),
        on: new.presented_on.unwrap_or(PartialDate::exact(tx.today)),
        meeting_id: new.meeting_id,
        decision_id: None,
    };
    present(tx, body.id, &presented)
}

/// Undertakes an action that no decision in the registry carries.
pub(super) fn record_action(tx: &mut Tx<'_>, new: &NewAction) -> Result<ActionTold> {
    let body = references::body(tx, &new.body)?;
    reach::expect_over(tx, body.id)?;
    expect_meeting(tx, body.id, new.meeting_id)?;
    let undertaken = Undertaken {
        title: new.title.clone(),
        description: new.description.clone(),
        responsible_id: new.responsible_id,
        on: new.opened_on.unwrap_or(PartialDate::exact(tx.today)),
        due_on: new.due_on,
        meeting_id: new.meeting_id,
        decision_id: None,
    };
    open(tx, body.id, &undertaken)
}

/// Follows an action up: its words, who sees to it, when it is due, what became of it.
pub(super) fn follow_up(
    tx: &mut Tx<'_>,
    id: ActionId,
    change: &Change<ActionFollowUp>,
) -> Result<ActionTold> {
    let before = store::find_action(tx, id)?;
    tx.expect_version(id, before.version)?;
    let shown = as_of(tx, vec![before.clone()])?.pop().unwrap_or_else(|| before.clone());
    let state = change.apply(&state_of(&shown)?)?;
    let ActionFollowUp { title, description, responsible_id, due_on, status, evidence, closed_on } = state;
    let opened: PartialDate = before.opened_on.parse().map_err(Problem::internal)?;
    rules::may_be_due(opened, due_on)?;
    let closed_on = rules::closing_day(status, closed_on, opened, tx.today)?;
    // One that the end of its body gives up on a day to come is given up on that day, unless it is closed before.
    let is_as_shown = (status, closed_on) == (shown.status, shown.closed_on);
    let (status, closed_on) =
        if is_as_shown { (before.status, before.closed_on) } else { (status, closed_on) };
    let names = references::persons(tx, responsible_id.as_slice())?;
    let after = Action {
        title: title.into(),
        description: description.map(Into::into),
        status,
        responsible_id,
        due_on,
        closed_on,
        evidence: evidence.map(Into::into),
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    store::update_action(tx, &after)?;
    journal::changed(tx, "action", id, &before, &after)?;
    let after = as_of(tx, vec![after])?.pop().ok_or_else(Problem::not_found)?;
    Ok(told(tx, after, &names))
}

/// Gives an open action up, since the decision that undertook it is annulled; none where it is closed.
pub fn give_up(tx: &mut Tx<'_>, id: ActionId, on: NaiveDate) -> Result<Option<ActionTold>> {
    let before = store::find_action(tx, id)?;
    if before.status != ActionStatus::Open {
        return Ok(None);
    }
    let opened: PartialDate = before.opened_on.parse().map_err(Problem::internal)?;
    let closed_on = rules::closing_day(ActionStatus::Dropped, Some(on), opened, tx.today)?;
    let after = Action {
        status: ActionStatus::Dropped,
        closed_on,
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    store::update_action(tx, &after)?;
    journal::changed(tx, "action", id, &before, &after)?;
    let names = references::named(tx, after.responsible_id.as_slice())?;
    Ok(Some(told(tx, after, &names)))
}

/// What may change of an action, as it is now.
fn state_of(action: &Action) -> Result<ActionFollowUp> {
    let description = action.description.as_deref().map(Paragraphs::parse).transpose();
    let evidence = action.evidence.as_deref().map(Paragraphs::parse).transpose();
    Ok(ActionFollowUp {
        title: Line::parse(&action.title).map_err(Problem::internal)?,
        description: description.map_err(Problem::internal)?,
        responsible_id: action.responsible_id,
        due_on: action.due_on,
        status: action.status,
        evidence: evidence.map_err(Problem::internal)?,
        closed_on: action.closed_on,
    })
}

/// One programme.
pub(super) fn show_programme(tx: &mut Tx<'_>, id: ProgrammeId) -> Result<Programme> {
    Ok(store::find_programme(tx, id)?.on(tx.as_of))
}

/// The programmes asked for, in the order they were recorded.
pub(super) fn list_programmes(
    tx: &mut Tx<'_>,
    query: &ProgrammeQuery,
    listing: &Listing,
) -> Result<Page<Programme>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let total = listing.total(|| store::count_programmes(tx, body, query))?;
    let found = store::list_programmes(tx, body, query, listing)?;
    let found = found.into_iter().map(|programme| programme.on(tx.as_of)).collect();
    Ok(listing.page(found, total, |programme| vec![programme.id.to_string()]))
}

/// What was presented and undertaken at a meeting, in the order it was recorded, for other rooms.
pub fn of_meeting(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<(Vec<Programme>, Vec<Action>)> {
    store::of_meeting(tx, meeting)
}

/// One action, as it was on the day asked for.
pub(super) fn show_action(tx: &mut Tx<'_>, id: ActionId) -> Result<ActionTold> {
    let action = store::find_action(tx, id)?;
    let names = references::named(tx, action.responsible_id.as_slice())?;
    let action = as_of(tx, vec![action])?.pop().ok_or_else(Problem::not_found)?;
    Ok(told(tx, action, &names))
}

/// The actions asked for, in the order they were recorded.
pub(super) fn list_actions(
    tx: &mut Tx<'_>,
    query: &ActionQuery,
    listing: &Listing,
) -> Result<Page<ActionTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let body = body.map(|body| handovers::holder(tx, Handed::Action, body)).transpose()?;
    let total = listing.total(|| store::count_actions(tx, body.as_ref(), query))?;
    let found = store::list_actions(tx, body.as_ref(), query, listing)?;
    let responsible: Vec<PersonId> = found.iter().filter_map(|action| action.responsible_id).collect();
    let names = references::named(tx, &responsible)?;
    let actions = as_of(tx, found)?.into_iter().map(|action| told(tx, action, &names)).collect();
    Ok(listing.page(actions, total, |told: &ActionTold| vec![told.action.id.to_string()]))
}

/// The actions as they were on the day asked for: what was closed later was open still, and with the body that then
/// had it.
fn as_of(tx: &mut Tx<'_>, mut found: Vec<Action>) -> Result<Vec<Action>> {
    let ids: Vec<Uuid> = found.iter().map(|action| action.id.0).collect();
    let then = handovers::bodies_then(tx, Handed::Action, &ids)?;
    for action in &mut found {
        action.body_id = then.get(&action.id.0).copied().unwrap_or(action.body_id);
        if action.closed_on.is_some_and(|closed| closed > tx.as_of) {
            action.status = ActionStatus::Open;
            action.closed_on = None;
        }
    }
    Ok(found)
}

fn told(tx: &Tx<'_>, action: Action, names: &HashMap<PersonId, PersonName>) -> ActionTold {
    let responsible = action.responsible_id.and_then(|id| names.get(&id).cloned());
    let is_late = action.due_on.is_some_and(|due| due < tx.as_of);
    ActionTold { responsible, overdue: is_late && action.status == ActionStatus::Open, action }
}

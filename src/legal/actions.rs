//! What is done with legal tasks: opened by what happens, followed up until done.
use chrono::NaiveDate;
use uuid::Uuid;

use crate::basis::DecisionId;
use crate::bodies::handovers::{self, Handed};
use crate::bodies::{self, BodyId, Consequence, Happening, acts};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Change, Listing, Page};
use crate::journal::{self, Entry};
use crate::mandates::MandateId;
use crate::statutes::document::LegalTaskRule;

use super::model::{LegalTask, LegalTaskFollowUp, LegalTaskId, LegalTaskQuery, LegalTaskTold};
use super::{calendar, rules, store};

/// The most tasks a calendar holds.
const MOST: i64 = 1_000;

/// Opens what the statutes say is owed after an event of that day; a second event of the same sort, body
/// and day joins the task that is there. What is owed because of a mandate is owed for that one alone.
pub fn open(
    tx: &mut Tx<'_>,
    body: BodyId,
    rule: &LegalTaskRule,
    opened_on: NaiveDate,
    (decision, mandate): (Option<DecisionId>, Option<MandateId>),
) -> Result<LegalTask> {
    let event = event_of(rule)?;
    let there = match mandate {
        Some(mandate) => store::opened_for(tx, mandate, &event, opened_on)?,
        None => store::opened(tx, body, &event, opened_on)?,
    };
    if let Some(task) = there {
        return Ok(task);
    }
    let task = LegalTask {
        id: LegalTaskId::new(),
        body_id: body,
        event,
        authority: rule.to.to_string(),
        label_ar: rule.labels.ar.to_string(),
        label_fr: rule.labels.fr.as_ref().map(ToString::to_string),
        label_en: rule.labels.en.as_ref().map(ToString::to_string),
        clause: rule.clause.as_ref().map(ToString::to_string),
        opened_on,
        due_on: rules::due_day(opened_on, rule.days.into()),
        done_on: None,
        decision_id: decision,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
        mandate_id: mandate,
    };
    store::insert(tx, &task)?;
    journal::created(tx, "legal_task", task.id, &task)?;
    Ok(task)
}

/// Lets what a body owes since a decision of one day be owed since another: the day of its meeting was put right. Where
/// decisions that stay on that day call for it too, it is owed since both.
pub fn follow_day(
    tx: &mut Tx<'_>,
    (body, decision): (BodyId, DecisionId),
    (from, to): (NaiveDate, NaiveDate),
    owed: &[LegalTaskRule],
    others_call: bool,
) -> Result<()> {
    for before in store::of_day(tx, (body, decision), from)? {
        let mut days = before.due_on.signed_duration_since(before.opened_on).num_days().unsigned_abs();
        for rule in owed {
            if *event_of(rule)? == *before.event {
                days = rule.days.into();
            }
        }
        let due_on = rules::due_day(to, days);
        if store::opened(tx, before.body_id, &before.event, to)?.is_some() {
            if !others_call && before.done_on.is_none() {
                take_out(tx, &before)?;
            }
        } else if others_call {
            let (id, created_at, updated_at) = (LegalTaskId::new(), tx.now, tx.now);
            let (opened_on, decision_id, done_on, version) = (to, Some(decision), None, 1);
            let made = LegalTask {
                id,
                opened_on,
                due_on,
                done_on,
                decision_id,
                version,
                created_at,
                updated_at,
                ..before
            };
            store::insert(tx, &made)?;
            journal::created(tx, "legal_task", made.id, &made)?;
        } else {
            rules::may_be_done(to, before.done_on, tx.today)
                .map_err(|refusal| Problem::from(refusal).because(path(before.id)))?;
            let version = before.version.saturating_add(1);
            let after = LegalTask { opened_on: to, due_on, version, updated_at: tx.now, ..before.clone() };
            store::update(tx, &after)?;
            journal::changed(tx, "legal_task", before.id, &before, &after)?;
        }
    }
    Ok(())
}

/// Takes out what a body owes since a decision of that day, which nothing calls for any more; what was done already is
/// kept, and told.
pub fn owe_no_more(
    tx: &mut Tx<'_>,
    (body, decision): (BodyId, DecisionId),
    opened_on: NaiveDate,
    on: NaiveDate,
) -> Result<Vec<Consequence>> {
    let mut told = Vec::new();
    for task in store::of_day(tx, (body, decision), opened_on)? {
        let what = if task.done_on.is_some() { Happening::Kept } else { Happening::TakenOut };
        if what == Happening::TakenOut {
            take_out(tx, &task)?;
        }
        told.push(Consequence::of("legal_task", task.id.0, path(task.id), what, on).to(Some(task.body_id)));
    }
    Ok(told)
}

fn take_out(tx: &mut Tx<'_>, task: &LegalTask) -> Result<()> {
    handovers::forget(tx, task.id.0)?;
    store::delete(tx, task.id)?;
    journal::deleted(tx, "legal_task", task.id, task)
}

/// The event of a rule, as the statutes name it.
fn event_of(rule: &LegalTaskRule) -> Result<String> {
    let event = serde_json::to_value(rule.on).map_err(Problem::internal)?;
    Ok(event.as_str().unwrap_or_default().to_owned())
}

fn path(id: LegalTaskId) -> String {
    format!("/v1/legal-tasks/{id}")
}

/// Tells when a task was done, or takes that back.
pub(super) fn follow_up(
    tx: &mut Tx<'_>,
    id: LegalTaskId,
    change: &Change<LegalTaskFollowUp>,
) -> Result<LegalTaskTold> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    let LegalTaskFollowUp { done_on } = change.apply(&LegalTaskFollowUp { done_on: before.done_on })?;
    rules::may_be_done(before.opened_on, done_on, tx.today)?;
    let version = before.version.saturating_add(1);
    let after = LegalTask { done_on, version, updated_at: tx.now, ..before.clone() };
    store::update(tx, &after)?;
    journal::changed(tx, "legal_task", id, &before, &after)?;
    let after = as_of(tx, vec![after])?.pop().ok_or_else(Problem::not_found)?;
    Ok(told(tx, after))
}

/// One task, as it stood on the day asked for.
pub(super) fn show(tx: &mut Tx<'_>, id: LegalTaskId) -> Result<LegalTaskTold> {
    let task = store::find(tx, id)?;
    let task = as_of(tx, vec![task])?.pop().ok_or_else(Problem::not_found)?;
    Ok(told(tx, task))
}

/// The tasks asked for, the first due first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &LegalTaskQuery,
    listing: &Listing,
) -> Result<Page<LegalTaskTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let body = body.map(|body| handovers::holder(tx, Handed::LegalTask, body)).transpose()?;
    let after = match listing.after_key()? {
        None => None,
        Some((due_on, id)) => Some((due_on.parse().map_err(Problem::internal)?, LegalTaskId(id))),
    };
    let total = listing.total(|| store::count(tx, body.as_ref(), query))?;
    let found = store::list(tx, body.as_ref(), query, listing, after)?;
    let tasks = as_of(tx, found)?.into_iter().map(|task| told(tx, task)).collect();
    Ok(listing.page(tasks, total, |told: &LegalTaskTold| {
        vec![told.task.due_on.to_string(), told.task.id.to_string()]
    }))
}

/// The tasks asked for as a calendar, the first due first: those still owed, unless the caller says otherwise.
pub(super) fn calendar(tx: &mut Tx<'_>, query: &LegalTaskQuery) -> Result<String> {
    let query = LegalTaskQuery { open: query.open.or(Some(true)), ..query.clone() };
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let body = body.map(|body| handovers::holder(tx, Handed::LegalTask, body)).transpose()?;
    let tasks = store::first(tx, body.as_ref(), &query, MOST)?;
    let tasks = as_of(tx, tasks)?;
    let ids: Vec<BodyId> = tasks.iter().map(|task| task.body_id).collect();
    let bodies = bodies::brief(tx, &ids)?.into_iter().map(|body| (body.id, body)).collect();
    Ok(calendar::calendar(&tasks, &bodies, tx.language))
}

/// The tasks with the bodies that owed them on the day asked for.
fn as_of(tx: &mut Tx<'_>, mut found: Vec<LegalTask>) -> Result<Vec<LegalTask>> {
    let ids: Vec<Uuid> = found.iter().map(|task| task.id.0).collect();
    let then = handovers::bodies_then(tx, Handed::LegalTask, &ids)?;
    for task in &mut found {
        task.body_id = then.get(&task.id.0).copied().unwrap_or(task.body_id);
    }
    Ok(found)
}

/// Hands what a body owes on its last day to another. What the other owes already, and everything when there is no
/// other, stays: it is owed still. At most `most` at once.
pub fn hand_over(
    tx: &mut Tx<'_>,
    body: BodyId,
    to: Option<BodyId>,
    last: NaiveDate,
    most: i64,
) -> Result<Vec<Consequence>> {
    let on = last.succ_opt().unwrap_or(last);
    let (mut handed, mut gone) = (Vec::new(), Vec::new());
    for before in store::owed_after(tx, body, last, most)? {
        let path = path(before.id);
        let free = match to {
            // What is about one mandate is owed beside whatever the other body owes.
            Some(to) if before.mandate_id.is_some() => Some(to),
            Some(to) => store::opened(tx, to, &before.event, before.opened_on)?.is_none().then_some(to),
            None => None,
        };
        let Some(to) = free else {
            handed.push(Consequence::of("legal_task", before.id.0, path, Happening::Kept, on).to(Some(body)));
            continue;
        };
        gone.push(before.id.0);
        let version = before.version.saturating_add(1);
        let after = LegalTask { body_id: to, version, updated_at: tx.now, ..before.clone() };
        store::update(tx, &after)?;
        journal::changed(tx, "legal_task", before.id, &before, &after)?;
        handed.push(Consequence::of("legal_task", before.id.0, path, Happening::HandedOver, on).to(Some(to)));
    }
    handovers::hand_over_all(tx, Handed::LegalTask, &gone, (body, to), on)?;
    Ok(handed)
}

/// Gives a task back to the body that owed it before an act.
pub fn take_back(tx: &mut Tx<'_>, entry: &Entry, on: NaiveDate) -> Result<Consequence> {
    let before = store::find(tx, entry.object()?)?;
    let path = path(before.id);
    let rests = || Problem::from(acts::Refusal::LaterChangeRestsOnIt).because(path.clone());
    let mut was = entry.undone(&before)?.ok_or_else(rests)?;
    let mut after = before.clone();
    was.put("body_id", &mut after.body_id)?;
    was.complete()?;
    handovers::take_back(tx, Handed::LegalTask, before.id.0, entry.at)?;
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)?;
    journal::changed(tx, "legal_task", before.id, &before, &after)?;
    Ok(Consequence::of("legal_task", after.id.0, path, Happening::Restored, on).to(Some(after.body_id)))
}

/// The task in the caller's language; what was done later was owed still.
fn told(tx: &Tx<'_>, mut task: LegalTask) -> LegalTaskTold {
    task.done_on = task.done_on.filter(|done| *done <= tx.as_of);
    LegalTaskTold { label: task.label(tx.language).to_owned(), task }
}

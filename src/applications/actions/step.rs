//! Taking an application further: complete, before a body, appealed, closed.
use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::statutes;
use crate::statutes::document::Declaration;
use crate::words::word;

use super::super::model::{
    Application, ApplicationId, ApplicationOutcome, ApplicationState, ApplicationStep, ApplicationTold,
    NewAppeal,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::chamber::body_for;
use super::look::keep;
use super::receive::expect_of_age;

/// The application, if it is so far; and the day of the next step, not before `follows`.
fn stepping(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    allowed: &[ApplicationState],
    follows: impl Fn(&Application) -> Option<NaiveDate>,
    on: Option<NaiveDate>,
) -> Result<(Application, NaiveDate)> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    rules::expect_state(before.state, allowed).map_err(|refusal| told_of(&before, refusal))?;
    let day = rules::day(on, follows(&before), tx.today)?;
    Ok((before, day))
}

/// A refusal for the state an application is in, which is told.
pub(super) fn told_of(application: &Application, refusal: Refusal) -> Problem {
    Problem::from(refusal).because(application.state.word())
}

/// Tells that all is there that the statutes ask for.
pub(in crate::applications) fn complete(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    step: &ApplicationStep,
) -> Result<ApplicationTold> {
    let since = |one: &Application| Some(one.decided_on.unwrap_or(one.received_on));
    let (before, day) = stepping(tx, id, &[ApplicationState::Received], since, step.on)?;
    expect_complete(tx, &before, day)?;
    let mut after = before.clone();
    after.state = ApplicationState::Complete;
    after.completed_on = Some(day);
    if after.due_on.is_none() {
        let statutes = statutes::in_force(tx, day)?;
        after.due_on = Some(rules::after(day, statutes.membership.deadline_days));
    }
    keep(tx, &before, after)
}

/// Goes on only if everything was declared by `day` that the statutes of that day ask for, of somebody who may be old
/// enough.
pub(super) fn expect_complete(tx: &mut Tx<'_>, application: &Application, day: NaiveDate) -> Result<()> {
    let statutes = statutes::in_force(tx, day)?;
    let by_then = application.declarations.0.iter().filter(|one| one.declared_on <= day);
    let declared: Vec<Declaration> = by_then.map(|one| one.declares).collect();
    let missing = rules::missing(&statutes.membership.declarations, &declared);
    if !missing.is_empty() {
        let words: Vec<String> = missing.into_iter().map(word).collect();
        let clause = statutes::cite(&statutes, statutes.membership.clause.as_ref());
        return Err(Problem::from(Refusal::DeclarationsAreMissing).because(words.join(", ")).under(clause));
    }
    expect_of_age(tx, application, day)
}

/// Puts an application before the body that decides; where there is none it waits for one, and is put before it by the
/// same step once there is. What was voted before another body does not count.
pub(in crate::applications) fn assign(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    step: &ApplicationStep,
) -> Result<ApplicationTold> {
    let states = [ApplicationState::Complete, ApplicationState::Assigned, ApplicationState::Appealed];
    let since = |one: &Application| one.assigned_on.or(one.completed_on);
    let (before, day) = stepping(tx, id, &states, since, step.on)?;
    let body_id = body_for(tx, &before, day)?;
    if before.state.is_pending() && body_id == before.body_id {
        return Err(Refusal::ApplicationLiesThere.into());
    }
    let mut after = before.clone();
    if before.state.is_pending() {
        after.round = before.round.saturating_add(1);
    }
    let is_first = before.instance == 1;
    after.state = if is_first { ApplicationState::Assigned } else { ApplicationState::Appealed };
    after.body_id = body_id;
    after.assigned_on = Some(day);
    keep(tx, &before, after)
}

/// Records that the applicant appeals against a refusal, in the days the statutes give for it.
pub(in crate::applications) fn appeal(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    new: &NewAppeal,
) -> Result<ApplicationTold> {
    let since = |one: &Application| one.decided_on;
    let (before, day) = stepping(tx, id, &[ApplicationState::Decided], since, new.on)?;
    let until = before.appeal_until;
    rules::may_appeal((before.outcome, before.instance), until, day).map_err(|refusal| {
        let told = until.filter(|_| refusal == Refusal::AppealIsTooLate).map(|until| until.to_string());
        told.map_or_else(|| refusal.into(), |told| Problem::from(refusal).because(told))
    })?;
    let statutes = statutes::in_force(tx, day)?;
    let mut after = before.clone();
    after.state = ApplicationState::Appealed;
    after.instance = 2;
    after.round = before.round.saturating_add(1);
    after.body_id = body_for(tx, &after, day)?;
    after.appealed_on = Some(day);
    after.assigned_on = Some(day);
    after.due_on = Some(rules::after(day, statutes.membership.deadline_days));
    after.documents.0.extend(new.document.clone());
    keep(tx, &before, after)
}

/// Closes an application of which nothing is to come; one that is not decided is withdrawn by that.
pub(in crate::applications) fn close(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    step: &ApplicationStep,
) -> Result<ApplicationTold> {
    let states = [
        ApplicationState::Received,
        ApplicationState::Complete,
        ApplicationState::Assigned,
        ApplicationState::Decided,
        ApplicationState::Appealed,
    ];
    let (before, day) = stepping(tx, id, &states, |one| Some(last_step(one)), step.on)?;
    if before.state == ApplicationState::Decided {
        let until = before.appeal_until;
        rules::may_close((before.outcome, before.instance), until, day).map_err(|refusal| {
            Problem::from(refusal).because(until.map(|until| until.to_string()).unwrap_or_default())
        })?;
    }
    let mut after = before.clone();
    after.state = ApplicationState::Closed;
    after.outcome = before.outcome.or(Some(ApplicationOutcome::Withdrawn));
    after.due_on = None;
    after.closed_on = Some(day);
    keep(tx, &before, after)
}

/// The day of the last step that was taken.
fn last_step(application: &Application) -> NaiveDate {
    let Application { received_on, completed_on, assigned_on, decided_on, appealed_on, .. } = application;
    let steps = [completed_on, assigned_on, decided_on, appealed_on].into_iter().flatten();
    steps.copied().max().map_or(*received_on, |last| last.max(*received_on))
}

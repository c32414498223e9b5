//! Telling the person, the appeal, and the end of a case.
use crate::bodies;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::statutes::document::{Code, Sanction};
use crate::statutes::{self, Document};

use super::super::model::{
    Case, CaseAppeal, CaseContent, CaseId, CaseNotification, CaseOutcome, CaseState, CaseStep, CaseTold,
    NewAppealOfCase, NewCaseNotice,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::committee;
use super::door::worked_on;
use super::keep::{self, keep};
use super::measure::lift_all;
use super::{enforce, steps};

/// Records that the person was told of a ruling: the days for an appeal run from then.
pub(in crate::ethics) fn notify(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseNotice) -> Result<CaseTold> {
    let seen = worked_on(tx, id)?;
    rules::expect_state(seen.case.state, &[CaseState::Ruled])?;
    let ruled = seen.content.rulings.last().ok_or(Refusal::CaseIsElsewhereInItsCourse)?;
    let on = rules::day(new.on, ruled.on, tx.today)?;
    let statutes = statutes::in_force(tx, ruled.on)?;
    let (mut case, mut content) = (seen.case.clone(), seen.content.clone());
    case.state = CaseState::Notified;
    let sanction = of(&statutes, &content);
    let days = sanction.filter(|one| case.instance == 1 && one.appeal_to.is_some());
    // The days for an appeal are not over before they were told of.
    let today = tx.today;
    case.appeal_until = days.and_then(|one| one.appeal_days).map(|days| rules::after(on.max(today), days));
    let waits = ruled.holds_from.is_none() && sanction.is_some();
    let from = case.appeal_until.map_or(Some(on), |until| until.succ_opt());
    case.enforce_on = from.filter(|_| waits);
    content.notifications.push(CaseNotification { instance: case.instance, how: new.how.clone(), on });
    keep(tx, seen, (case, content))
}

/// The sanction that was ruled last.
fn of<'a>(statutes: &'a Document, content: &CaseContent) -> Option<&'a Sanction> {
    let named: &Code = content.rulings.last()?.verdict.sanction.as_ref()?;
    statutes.discipline.sanctions.iter().find(|one| one.code == *named)
}

/// Records that the person appeals: the case goes to the committee of the level the statutes name, where nobody who has judged
/// it judges it again.
pub(in crate::ethics) fn appeal(tx: &mut Tx<'_>, id: CaseId, new: &NewAppealOfCase) -> Result<()> {
    let seen = worked_on(tx, id)?;
    appealed(tx, &seen.case, &seen.content, new)
}

/// The same, once it is known who may ask it.
pub(super) fn appealed(
    tx: &mut Tx<'_>,
    before: &Case,
    was: &CaseContent,
    new: &NewAppealOfCase,
) -> Result<()> {
    let told = was.notifications.last().map_or(before.received_on, |last| last.on);
    let on = rules::day(new.on, told, tx.today)?;
    let statutes = statutes::in_force(tx, on)?;
    let clause = of(&statutes, was).and_then(|one| one.clause.as_ref());
    rules::may_appeal((before.state, before.instance), before.appeal_until, on).map_err(|refusal| {
        let until = before.appeal_until.map(|until| until.to_string()).unwrap_or_default();
        Problem::from(refusal).because(until).under(statutes::cite(&statutes, clause))
    })?;
    let level = of(&statutes, was).and_then(|one| one.appeal_to.as_ref());
    let below = bodies::find(tx, &before.body_id.into())?;
    let above = committee::above(tx, &statutes, (&below, level), on)?;
    let above = above.ok_or(Refusal::NoCommitteeIsAbove)?;
    let (mut case, mut content) = (before.clone(), was.clone());
    (case.state, case.instance, case.body_id) = (CaseState::Appealed, 2, above.id);
    (case.appeal_until, case.enforce_on) = (None, None);
    let days = statutes.discipline.procedure.appeal_ruling_days;
    (case.due_on, case.stopped_on) = (days.map(|days| rules::after(on, days)), None);
    content.appeal = Some(CaseAppeal { grounds: new.grounds.clone(), on });
    keep::write(tx, before, (case, content)).map(drop)
}

/// Closes a case of which nothing is to come; one that is not ruled on is withdrawn by that, until it is admitted.
pub(in crate::ethics) fn close(tx: &mut Tx<'_>, id: CaseId, step: &CaseStep) -> Result<CaseTold> {
    let seen = worked_on(tx, id)?;
    rules::expect_state(seen.case.state, &[CaseState::Received, CaseState::Notified])?;
    if seen.case.state == CaseState::Received && seen.assigned.is_none() {
        // Whoever only receives complaints ends none.
        return Err(Refusal::MemberIsNotAssigned.into());
    }
    let last = seen.content.notifications.last().map_or(seen.case.received_on, |last| last.on);
    let on = rules::day(step.on, last, tx.today)?;
    if seen.case.appeal_until.is_some_and(|until| on <= until) {
        let until = seen.case.appeal_until.map(|until| until.to_string()).unwrap_or_default();
        return Err(Problem::from(Refusal::CaseMayBeAppealed).because(until));
    }
    if enforce::waits(&seen.case) {
        return Err(Refusal::CaseMayBeAppealed.into());
    }
    let (mut case, mut content) = steps::closed(&seen.case, &seen.content, on);
    if let Some(respondent) = seen.respondent().map(|party| party.person_id) {
        lift_all(tx, id, &mut content, (respondent, on))?;
    }
    case.outcome = seen.case.outcome.or(Some(CaseOutcome::Withdrawn));
    store::part(tx, id)?;
    keep(tx, seen, (case, content))
}

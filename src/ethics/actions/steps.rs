//! The steps of a case from its admission to the hearing, its deadlines, what it is joined to, and its end.
use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::statutes;

use super::super::model::{
    Case, CaseAdmission, CaseClockChange, CaseContent, CaseEvidence, CaseHearing, CaseId, CaseJoinder,
    CaseOutcome, CaseState, CaseTold, NewCaseAdmission, NewCaseClock, NewCaseEvidence, NewCaseHearing,
    NewHearingRecord,
};
use super::super::rules::{self, Refusal};
use super::door::{Seen, judged, received, seen, worked_on};
use super::keep::{self, keep};
use super::look;
use super::measure::lift_all;

/// Says whether a complaint is admissible. Whom an admitted one is about is told of it by that, and may answer.
pub(in crate::ethics) fn admit(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseAdmission) -> Result<CaseTold> {
    let (mut seen, _) = judged(tx, id)?;
    rules::expect_state(seen.case.state, &[CaseState::Received])?;
    let respondent = seen.expect_respondent()?;
    let day = rules::day(new.on, seen.case.received_on, tx.today)?;
    let statutes = statutes::in_force(tx, day)?;
    let procedure = &statutes.discipline.procedure;
    let (mut case, mut content) = (seen.case.clone(), seen.content.clone());
    case.stopped_on = None;
    if new.is_admitted {
        case.state = CaseState::Admitted;
        case.due_on = procedure.ruling_days.map(|days| rules::after(day, days));
        seen.told(tx, respondent.id, day)?;
    } else {
        if new.reasons.is_none() {
            let clause = statutes::cite(&statutes, procedure.clause.as_ref());
            return Err(Problem::from(Refusal::RulingNeedsReasons).under(clause));
        }
        lift_all(tx, id, &mut content, (respondent.person_id, day))?;
        (case.state, case.outcome) = (CaseState::Closed, Some(CaseOutcome::Rejected));
        (case.due_on, case.closed_on) = (None, Some(day));
    }
    content.admission =
        Some(CaseAdmission { is_admitted: new.is_admitted, reasons: new.reasons.clone(), on: day });
    keep(tx, seen, (case, content))
}

/// Adds a piece of evidence, until the case is ruled on.
pub(in crate::ethics) fn bring(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseEvidence) -> Result<CaseTold> {
    let (seen, _) = judged(tx, id)?;
    rules::expect_state(seen.case.state, &[CaseState::Received, CaseState::Admitted, CaseState::Appealed])?;
    rules::expect_room(seen.content.evidence.len(), rules::MOST)?;
    let brought_on = rules::day(new.on, NaiveDate::MIN, tx.today)?;
    let (title, reference, note) = (new.title.clone(), new.reference.clone(), new.note.clone());
    let mut content = seen.content.clone();
    content.evidence.push(CaseEvidence { title, reference, note, brought_on });
    let case = seen.case.clone();
    keep(tx, seen, (case, content))
}

/// Summons the person to a hearing, as many days ahead as the statutes ask for.
pub(in crate::ethics) fn hear(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseHearing) -> Result<CaseTold> {
    let (seen, _) = judged(tx, id)?;
    rules::expect_state(seen.case.state, &[CaseState::Admitted, CaseState::Appealed])?;
    rules::expect_room(seen.content.hearings.len(), rules::MOST_HEARINGS)?;
    let since = seen.content.admission.as_ref().map_or(seen.case.received_on, |one| one.on);
    let summoned_on = rules::day(new.summoned_on, since, tx.today)
        .map_err(|refusal| Problem::from(refusal).told_at(|_| "/summoned_on".to_owned()))?;
    let statutes = statutes::in_force(tx, summoned_on)?;
    let procedure = &statutes.discipline.procedure;
    rules::may_summon((summoned_on, new.on), procedure).map_err(|(refusal, earliest)| {
        let clause = statutes::cite(&statutes, procedure.clause.as_ref());
        Problem::from(refusal).because(earliest.to_string()).under(clause)
    })?;
    let mut content = seen.content.clone();
    let number = content.hearings.last().map_or(1, |last| last.number.saturating_add(1));
    content.hearings.push(CaseHearing {
        number,
        instance: seen.case.instance,
        summoned_on,
        on: new.on,
        hour: new.hour.clone(),
        place: new.place.clone(),
        was_heard: None,
        representative: None,
        record: None,
    });
    let case = seen.case.clone();
    keep(tx, seen, (case, content))
}

/// Records what was said at a hearing, or that the person did not come.
pub(in crate::ethics) fn record_hearing(
    tx: &mut Tx<'_>,
    id: CaseId,
    new: &NewHearingRecord,
) -> Result<CaseTold> {
    let (seen, _) = judged(tx, id)?;
    rules::expect_state(seen.case.state, &[CaseState::Admitted, CaseState::Appealed])?;
    let mut content = seen.content.clone();
    let today = tx.today;
    let is_it =
        |one: &&mut CaseHearing| one.number == new.hearing && one.on <= today && one.was_heard.is_none();
    let hearing = content.hearings.iter_mut().find(is_it).ok_or(Refusal::HearingIsNotThere)?;
    hearing.was_heard = Some(new.was_heard);
    hearing.representative.clone_from(&new.representative);
    hearing.record.clone_from(&new.record);
    let case = seen.case.clone();
    keep(tx, seen, (case, content))
}

/// Extends a deadline, stops it, or lets it run again, with the reasons.
pub(in crate::ethics) fn turn_clock(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseClock) -> Result<CaseTold> {
    let (seen, _) = judged(tx, id)?;
    rules::expect_room(seen.content.clock.len(), rules::MOST_CHANGES)?;
    let last = seen.content.clock.last().map_or(seen.case.received_on, |last| last.on);
    let on = rules::day(new.on, last, tx.today)?;
    let (mut case, mut content) = (seen.case.clone(), seen.content.clone());
    let turned = rules::turned((case.due_on, case.stopped_on), (new.change, new.days), on)?;
    (case.due_on, case.stopped_on) = turned;
    let (change, days, reasons) = (new.change, new.days, new.reasons.clone());
    content.clock.push(CaseClockChange { change, days, reasons, on });
    keep(tx, seen, (case, content))
}

/// Lets a case be heard together with another of the same committee, or by itself again. Each is ruled on by itself.
pub(in crate::ethics) fn join(tx: &mut Tx<'_>, id: CaseId, joinder: &CaseJoinder) -> Result<CaseTold> {
    let before = worked_on(tx, id)?;
    rules::expect_state(before.case.state, &[CaseState::Received, CaseState::Admitted])?;
    let mut case = before.case.clone();
    case.joined_to = match joinder.with {
        None => None,
        Some(other) if other == id => return Err(Refusal::CasesCannotBeJoined.into()),
        Some(other) => {
            let there = seen(tx, other).map_err(|problem| {
                if problem.is_not_found() { Refusal::CasesCannotBeJoined.into() } else { problem }
            })?;
            let is_open = matches!(there.case.state, CaseState::Received | CaseState::Admitted);
            if !is_open || there.case.joined_to.is_some() || there.case.body_id != case.body_id {
                return Err(Refusal::CasesCannotBeJoined.into());
            }
            Some(other)
        }
    };
    if case.joined_to == before.case.joined_to {
        tx.is_so_already = true;
        return look::told_of(tx, before);
    }
    let content = before.content.clone();
    keep(tx, before, (case, content))
}

/// Destroys a closed case that was kept as long as the statutes say: its key first of all, so that nothing of it is ever
/// read again. What it did stays as it is.
pub(in crate::ethics) fn destroy(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let Seen { case, .. } = received(tx, id)?;
    let today = tx.today;
    let statutes = statutes::in_force(tx, today)?;
    let procedure = &statutes.discipline.procedure;
    let from = rules::destroy_from(look::recorded_closed(&case), procedure);
    if from.is_none_or(|from| today < from) {
        let clause = statutes::cite(&statutes, procedure.clause.as_ref());
        let told = from.map(|from| from.to_string()).unwrap_or_default();
        return Err(Problem::from(Refusal::CaseIsKept).because(told).under(clause));
    }
    keep::destroy(tx, &case)
}

/// What a step leaves of a case that is not told to anybody any more.
pub(super) fn closed(case: &Case, content: &CaseContent, on: NaiveDate) -> (Case, CaseContent) {
    let mut case = case.clone();
    (case.state, case.closed_on, case.due_on, case.stopped_on) = (CaseState::Closed, Some(on), None, None);
    (case, content.clone())
}

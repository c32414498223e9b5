//! Precautionary measures: before anything is ruled, for a time, and never a sanction.
use chrono::NaiveDate;

use crate::appointments::{self, AppointmentId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::memberships::standings::Means;
use crate::persons::PersonId;
use crate::statutes;
use crate::statutes::document::MeasureEffect;

use super::super::model::{
    CaseContent, CaseId, CaseMeasure, CaseMemberId, CaseState, CaseTold, NewCaseMeasure,
    NewMeasureConfirmation, NewMeasureEnd,
};
use super::super::rules::{self, Act, MeasureRefusal, Refusal};
use super::carry::{Carrying, carry_out, prolong};
use super::door::judged;
use super::keep::keep;

/// The states of a case in which measures are taken.
const OPEN: [CaseState; 3] = [CaseState::Received, CaseState::Admitted, CaseState::Appealed];

/// Takes a precautionary measure, for no more days than the statutes allow: after its last it is void by itself, and after the
/// last day to confirm it where they ask for that and it is not.
pub(in crate::ethics) fn take_measure(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseMeasure) -> Result<CaseTold> {
    let (mut seen, _) = judged(tx, id)?;
    rules::expect_state(seen.case.state, &OPEN)?;
    rules::expect_room(seen.content.measures.len(), rules::MOST_HEARINGS)?;
    let respondent = seen.expect_respondent()?;
    let starts_on = new.starts_on.unwrap_or(tx.today);
    // Not before the complaint, and not for a day to come: it is taken when it is needed.
    if starts_on < seen.case.received_on || tx.today < starts_on {
        return Err(Problem::from(Refusal::StepIsOutOfOrder).told_at(|_| "/starts_on".to_owned()));
    }
    let today = tx.today;
    let statutes = statutes::in_force(tx, today)?;
    let (measure, ends_on) = rules::measure(
        new.measure.as_str(),
        (starts_on, new.days),
        &statutes.discipline,
        &seen.committee.body.competences.0,
    )?;
    if let Some(office) = new.appointment_id {
        if measure.effect != MeasureEffect::PositionsFrozen {
            return Err(MeasureRefusal::MeasureIsOfNoOffice.into());
        }
        expect_held(tx, office, (respondent.person_id, starts_on))?;
    }
    let confirm_by = rules::confirm_by(measure, (starts_on, ends_on));
    let mut taken = CaseMeasure {
        number: seen.content.measures.last().map_or(1, |last| last.number.saturating_add(1)),
        measure: new.measure.clone(),
        appointment_id: new.appointment_id,
        reasons: new.reasons.clone(),
        starts_on,
        ends_on,
        confirm_by,
        confirmed_on: None,
        confirmed_by: Vec::new(),
        lifted_on: None,
        effects: Vec::new(),
    };
    if measure
        .days_max
        .is_some_and(|most| i64::from(most) < rules::days_taken(&seen.content.measures, &taken))
    {
        return Err(MeasureRefusal::DaysAreNotAllowed.into());
    }
    // Whom it is about is told of the case by it, if by nothing before.
    if respondent.told_on.is_none() {
        seen.told(tx, respondent.id, today)?;
    }
    let days = (starts_on, taken.holds_until());
    let acts = match measure.effect {
        MeasureEffect::MembershipFrozen => vec![Act::Suspend(days.0, days.1)],
        MeasureEffect::PositionsFrozen => vec![Act::Freeze(days.0, days.1)],
    };
    let (person, case, office) = (respondent.person_id, id, new.appointment_id);
    let carrying = Carrying { person, case, means: Means::Measure, office, earlier: &[] };
    taken.effects = carry_out(tx, &carrying, &acts)?;
    let (case, mut content) = (seen.case.clone(), seen.content.clone());
    content.measures.push(taken);
    keep(tx, seen, (case, content))
}

/// Goes on only if the person perhaps holds that office on `day`.
fn expect_held(tx: &mut Tx<'_>, office: AppointmentId, (person, day): (PersonId, NaiveDate)) -> Result<()> {
    let found = appointments::of_ids(tx, &[office])?;
    let is_held = found.iter().any(|one| one.person_id == person && one.tenure().on(day).is_some());
    if is_held { Ok(()) } else { Err(MeasureRefusal::OfficeIsNotTheirs.into()) }
}

/// Confirms a measure, on one's own behalf: once as many have as the committee's quorum asks for, it lasts to its own last day.
pub(in crate::ethics) fn confirm_measure(
    tx: &mut Tx<'_>,
    id: CaseId,
    new: &NewMeasureConfirmation,
) -> Result<CaseTold> {
    let (seen, caller) = judged(tx, id)?;
    rules::expect_state(seen.case.state, &OPEN)?;
    let today = tx.today;
    let mut content = seen.content.clone();
    let holds = |one: &&mut CaseMeasure| one.number == new.measure && today <= one.lasted_until();
    let measure = content.measures.iter_mut().find(holds).ok_or(MeasureRefusal::MeasureIsNotThere)?;
    if measure.awaits_confirmation().is_none() || measure.confirmed_by.contains(&caller.id) {
        return Err(MeasureRefusal::MeasureIsConfirmed.into());
    }
    measure.confirmed_by.push(caller.id);
    if measure.confirmed_by.len() >= seen.committee.needed {
        measure.confirmed_on = Some(today);
        prolong(tx, &measure.effects, measure.ends_on)?;
    }
    let case = seen.case.clone();
    keep(tx, seen, (case, content))
}

/// Ends a measure ahead of its last day.
pub(in crate::ethics) fn end_measure(tx: &mut Tx<'_>, id: CaseId, new: &NewMeasureEnd) -> Result<CaseTold> {
    let (seen, _) = judged(tx, id)?;
    let respondent = seen.expect_respondent()?.person_id;
    let on: NaiveDate = new.on.unwrap_or(tx.today);
    let mut content = seen.content.clone();
    let today = tx.today;
    // Days that are over are not given back.
    let holds = |one: &&mut CaseMeasure| {
        one.number == new.measure && one.lifted_on.is_none() && today <= on && on <= one.holds_until()
    };
    let measure = content.measures.iter_mut().find(holds).ok_or(MeasureRefusal::MeasureIsNotThere)?;
    lift(tx, id, measure, (respondent, on))?;
    let case = seen.case.clone();
    keep(tx, seen, (case, content))
}

/// Ends the measures of a case that hold still, with what is ruled or with the case: a sanction takes their place, or nothing.
pub(super) fn lift_all(
    tx: &mut Tx<'_>,
    case: CaseId,
    content: &mut CaseContent,
    (person, on): (PersonId, NaiveDate),
) -> Result<()> {
    let on = on.max(tx.today);
    for measure in &mut content.measures {
        if measure.lifted_on.is_none() && on <= measure.holds_until() {
            lift(tx, case, measure, (person, on))?;
        }
    }
    Ok(())
}

fn lift(
    tx: &mut Tx<'_>,
    case: CaseId,
    measure: &mut CaseMeasure,
    (person, on): (PersonId, NaiveDate),
) -> Result<()> {
    let earlier = measure.effects.clone();
    let carrying = Carrying { person, case, means: Means::Measure, office: None, earlier: &earlier };
    let done = carry_out(tx, &carrying, &[Act::Lift(on)])?;
    measure.effects.extend(done);
    measure.lifted_on = Some(on);
    Ok(())
}

/// Forgets who confirmed measures that are not confirmed: whoever judges no more has confirmed nothing either.
pub(super) fn unconfirmed(content: &mut CaseContent, is_out: impl Fn(CaseMemberId) -> bool) {
    for measure in content.measures.iter_mut().filter(|one| one.confirmed_on.is_none()) {
        measure.confirmed_by.retain(|member| !is_out(*member));
    }
}

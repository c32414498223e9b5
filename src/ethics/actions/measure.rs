//! Precautionary measures: before anything is ruled, for a time, and never a sanction.
use chrono::NaiveDate;

use crate::basis::FROZEN;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::PersonId;
use crate::statutes;
use crate::statutes::document::MeasureEffect;

use super::super::model::{
    CaseContent, CaseId, CaseMeasure, CaseState, CaseTold, NewCaseMeasure, NewMeasureEnd,
};
use super::super::rules::{self, Act, Refusal};
use super::super::store;
use super::carry::{Carrying, carry_out, source};
use super::committee;
use super::door::judged;
use super::keep::keep;

/// Takes a precautionary measure, for no more days than the statutes allow: after its last it is void by itself.
pub(in crate::ethics) fn take_measure(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseMeasure) -> Result<CaseTold> {
    let (seen, _) = judged(tx, id)?;
    rules::expect_state(seen.case.state, &[CaseState::Received, CaseState::Admitted, CaseState::Appealed])?;
    rules::expect_room(seen.content.measures.len(), rules::MOST_HEARINGS)?;
    let respondent = seen.expect_respondent()?;
    let starts_on = new.starts_on.unwrap_or(tx.today);
    // Not before the complaint, and not for a day to come: it is taken when it is needed.
    if starts_on < seen.case.received_on || tx.today < starts_on {
        return Err(Problem::from(Refusal::StepIsOutOfOrder).told_at(|_| "/starts_on".to_owned()));
    }
    let today = tx.today;
    let statutes = statutes::in_force(tx, today)?;
    let committee = committee::on(tx, seen.case.body_id, today)?;
    let (measure, ends_on) = rules::measure(
        new.measure.as_str(),
        (starts_on, new.days),
        &statutes.discipline,
        &committee.body.competences.0,
    )?;
    let most = measure.days_max;
    let taken = seen.content.measures.iter().filter(|one| one.measure == new.measure);
    let days = taken.map(|one| rules::days(one.starts_on, one.lasted_until())).sum::<i64>();
    let days = days.saturating_add(rules::days(starts_on, ends_on));
    if most.is_some_and(|most| i64::from(most) < days) {
        return Err(Refusal::DaysAreNotAllowed.into());
    }
    // Whom it is about is told of the case by it, if by nothing before.
    if respondent.told_on.is_none() {
        store::told(tx, respondent.id, today)?;
    }
    let respondent = respondent.person_id;
    let acts = match measure.effect {
        MeasureEffect::MembershipFrozen => vec![Act::Suspend(starts_on, ends_on)],
        MeasureEffect::PositionsFrozen => vec![Act::Freeze(starts_on, ends_on)],
    };
    let carrying = Carrying { person: respondent, source: source(FROZEN)?, earlier: &[] };
    let effects = carry_out(tx, &carrying, &acts)?;
    let mut content = seen.content.clone();
    let number = content.measures.last().map_or(1, |last| last.number.saturating_add(1));
    content.measures.push(CaseMeasure {
        number,
        measure: new.measure.clone(),
        reasons: new.reasons.clone(),
        starts_on,
        ends_on,
        lifted_on: None,
        effects,
    });
    let case = seen.case.clone();
    keep(tx, &seen, (case, content))
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
        one.number == new.measure && one.lifted_on.is_none() && today <= on && on <= one.ends_on
    };
    let measure = content.measures.iter_mut().find(holds).ok_or(Refusal::MeasureIsNotThere)?;
    lift(tx, measure, (respondent, on))?;
    let case = seen.case.clone();
    keep(tx, &seen, (case, content))
}

/// Ends the measures of a case that hold still, with what is ruled or with the case: a sanction takes their place, or nothing.
pub(super) fn lift_all(
    tx: &mut Tx<'_>,
    content: &mut CaseContent,
    (person, on): (PersonId, NaiveDate),
) -> Result<()> {
    let on = on.max(tx.today);
    for measure in &mut content.measures {
        if measure.lifted_on.is_none() && on <= measure.ends_on {
            lift(tx, measure, (person, on))?;
        }
    }
    Ok(())
}

fn lift(tx: &mut Tx<'_>, measure: &mut CaseMeasure, (person, on): (PersonId, NaiveDate)) -> Result<()> {
    let earlier = measure.effects.clone();
    let carrying = Carrying { person, source: source(FROZEN)?, earlier: &earlier };
    let done = carry_out(tx, &carrying, &[Act::Lift(on)])?;
    measure.effects.extend(done);
    measure.lifted_on = Some(on);
    Ok(())
}

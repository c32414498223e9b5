//! Precautionary measures: before anything is ruled, for a time, and never a sanction.
use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::statutes;
use crate::statutes::document::MeasureEffect;

use super::super::model::{CaseId, CaseMeasure, CaseState, CaseTold, NewCaseMeasure, NewMeasureEnd};
use super::super::rules::{self, Act, Refusal};
use super::carry::{Carrying, FROZEN, carry_out, source};
use super::committee;
use super::door::judged;
use super::keep::keep;

/// Takes a precautionary measure, for no more days than the statutes allow: after its last it is void by itself.
pub(in crate::ethics) fn take_measure(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseMeasure) -> Result<CaseTold> {
    let (seen, _) = judged(tx, id)?;
    rules::expect_state(seen.case.state, &[CaseState::Received, CaseState::Admitted, CaseState::Appealed])?;
    rules::expect_room(seen.content.measures.len(), rules::MOST_HEARINGS)?;
    let respondent = seen.expect_respondent()?.person_id;
    let starts_on = new.starts_on.unwrap_or(tx.today);
    if starts_on < seen.case.received_on {
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
    let holds = |one: &&mut CaseMeasure| {
        one.number == new.measure && one.lifted_on.is_none() && one.starts_on <= on && on <= one.ends_on
    };
    let measure = content.measures.iter_mut().find(holds).ok_or(Refusal::MeasureIsNotThere)?;
    let earlier = measure.effects.clone();
    let carrying = Carrying { person: respondent, source: source(FROZEN)?, earlier: &earlier };
    let done = carry_out(tx, &carrying, &[Act::Lift(on)])?;
    measure.effects.extend(done);
    measure.lifted_on = Some(on);
    let case = seen.case.clone();
    keep(tx, &seen, (case, content))
}

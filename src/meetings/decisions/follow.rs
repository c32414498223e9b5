//! What becomes of the decisions of a meeting where its day was wrong.
use std::collections::HashMap;

use crate::appointments::AppointmentId;
use crate::bodies::positions::PositionId;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::legal;
use crate::meetings::model::Meeting;
use crate::meetings::rules::Refusal;
use crate::programmes::{self, ActionId, ProgrammeId};
use crate::reorganizations;
use crate::statutes;
use crate::words::PartialDate;

use super::model::{Decision, Effect};
use super::rules::{self, Dated};
use super::store;

/// Lets the decisions of a meeting that have no day of their own be of the day it was held on, with what they presented
/// and undertook and what is owed since. Refused while anything else they did is dated by the day they had.
pub(in crate::meetings) fn follow(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    from: PartialDate,
    to: PartialDate,
) -> Result<()> {
    let following = store::without_own_day(tx, meeting.id)?;
    for before in &following {
        rules::may_be_taken(to, to, tx.today).map_err(|refusal| Problem::from(refusal).within("/held_on"))?;
        expect_statutes_follow(before, to)?;
        if rules::is_upon_another(before) {
            return Err(
                Problem::from(Refusal::WhatItDidIsOfThatDay).because(format!("/v1/decisions/{}", before.id))
            );
        }
        if let Some(path) = dated(tx, before, from)? {
            let named = format!("/v1/decisions/{}, {path}", before.id);
            return Err(Problem::from(Refusal::WhatItDidIsOfThatDay).because(named));
        }
        let version = before.version.saturating_add(1);
        let (decided_on, decided_latest) = (to.to_string(), to.latest());
        let after = Decision { decided_on, decided_latest, version, updated_at: tx.now, ..before.clone() };
        store::put_on(tx, &after)?;
        journal::changed(tx, "decision", before.id, before, &after)?;
        let programmes: Vec<ProgrammeId> = before.came_of_it("programme").map(ProgrammeId).collect();
        let actions: Vec<ActionId> = before.came_of_it("action").map(ActionId).collect();
        programmes::follow_day(tx, before.id, &programmes, &actions, (from, to))?;
    }
    let calling = following.iter().find(|one| one.effects.0.iter().any(rules::changes_a_body));
    let (from, to) = (from.latest(), to.latest());
    if let Some(calling) = calling.filter(|_| from != to) {
        let others_call = reorganizations::still_calls(tx, calling.body_id, from)?;
        let statutes = statutes::in_force(tx, to)?;
        let owed: Vec<_> = statutes.owed_after_change().cloned().collect();
        legal::follow_day(tx, (calling.body_id, calling.id), (from, to), &owed, others_call)?;
    }
    Ok(())
}

/// Goes on only if no statutes that a decision adopted would hold before the day it would be of.
fn expect_statutes_follow(decision: &Decision, to: PartialDate) -> Result<()> {
    let Some(first) = to.earliest() else { return Ok(()) };
    let is_early =
        |effect: &Effect| matches!(effect, Effect::AdoptStatutes(adopt) if adopt.effective_from < first);
    if !decision.effects.0.iter().any(is_early) {
        return Ok(());
    }
    let early = Problem::from(statutes::Refusal::StatutesPrecedeTheirDecision).told_of(&(), "/held_on");
    let adopted = decision.came_of_it("statutes").next().map(|id| format!("/v1/statutes/{id}"));
    Err(early.because(adopted.unwrap_or_default()))
}

/// The path of the first thing a decision did, on a day nobody told of it, that still is of the day it had.
fn dated(tx: &mut Tx<'_>, decision: &Decision, from: PartialDate) -> Result<Option<String>> {
    let (mut seats, mut numbered, mut lives) = (HashMap::new(), Vec::new(), Vec::new());
    for (index, effect) in decision.effects.0.iter().enumerate() {
        let came = |kind: &'static str| {
            let of_it = decision.results.0.iter().filter(move |one| one.effect == index && one.kind == kind);
            of_it.map(|one| one.id)
        };
        match rules::dated_by_decision(effect) {
            Some(Dated::Numbers) => numbered.extend(came("position").map(PositionId)),
            Some(dated @ (Dated::Dissolution | Dated::Life)) => lives.push(dated),
            Some(Dated::Elsewhere) => {
                let made = decision.results.0.iter().find(|one| one.effect == index);
                if let Some(made) = made {
                    return Ok(Some(made.path.clone()));
                }
            }
            Some(dated) => seats.extend(came("appointment").map(|id| (AppointmentId(id), dated))),
            None => {}
        }
    }
    let ids: Vec<AppointmentId> = seats.keys().copied().collect();
    for (id, held) in store::held(tx, decision.id, &ids)? {
        let dated = seats.get(&id).copied().unwrap_or(Dated::Relief);
        if rules::is_of_that_day(dated, &held, from) {
            return Ok(Some(format!("/v1/appointments/{id}")));
        }
    }
    if let Some(position) = store::numbered_until(tx, &numbered, from.latest().pred_opt())? {
        return Ok(Some(format!("/v1/positions/{position}")));
    }
    for dated in lives {
        if let Some(act) = store::act_on(tx, decision.id, (dated == Dated::Dissolution, from.latest()))? {
            return Ok(Some(format!("/v1/acts/{act}")));
        }
    }
    Ok(None)
}

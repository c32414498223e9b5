//! What a decision does to another: confirmed, and carried out then; annulled, and undone as far as that goes.
use std::collections::HashSet;
use std::slice;

use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

use crate::access::{Object, Operation};
use crate::appointments::{self, Appointment, AppointmentId, EndedBy};
use crate::basis::DecisionId;
use crate::bodies::{self, BodyId, BodyRef};
use crate::db::{Json, Tx, apart_in};
use crate::empowerments::{self, EmpowermentId};
use crate::error::{Problem, Result, kinds};
use crate::http::Resource as _;
use crate::journal;
use crate::programmes::{self, ActionId, ProgrammeId};
use crate::reach;
use crate::statutes::document::Mode;
use crate::words::{PartialDate, Tenure, exact_day_if_any, of_word};

use super::super::model::{
    AnnulDecision, Appoint, ConfirmDecision, Decision, DissolveBody, Effect, EndAppointment, Outcome,
};
use super::super::refusals::UponRefusal;
use super::super::votes::DecisionOutcome;
use super::super::{rules, store};
use super::{Execution, execute, permit};

impl Execution<'_> {
    /// Confirms a decision that waits for it, and carries it out: what it dates by no day of its own is of this day.
    pub(super) fn confirm_decision(&mut self, tx: &mut Tx<'_>, effect: &ConfirmDecision) -> Result<()> {
        reach::expect_decision(tx, Some(effect.decision_id))?;
        let before = store::find(tx, effect.decision_id)?;
        rules::may_confirm(&before, self.decision.body_id, self.day)?;
        let mode = of_word(&before.mode).unwrap_or(Mode::Unspecified);
        let mut after = Decision {
            outcome: Some(DecisionOutcome::Adopted),
            confirmed_by: Some(self.decision.id),
            version: before.version.saturating_add(1),
            updated_at: tx.now,
            ..before.clone()
        };
        // It does not wait any more while it is carried out: nothing in it can confirm it again.
        store::settle(tx, &after)?;
        let done = execute(tx, &after, &before.effects.0, mode, self.day);
        // What is in the way stands in the other decision, not in what was sent.
        after.results = Json(done.map_err(|problem| {
            problem
                .told_at(|_| "/decision_id".to_owned())
                .or_because(|| format!("/v1/decisions/{}", before.id))
        })?);
        after.effects = Json(before.effects.0.iter().map(Effect::kept).collect());
        store::settle(tx, &after)?;
        journal::changed(tx, "decision", before.id, &before.open(), &after.open())?;
        self.came_upon(&after);
        Ok(())
    }

    /// Annuls a decision: what it did ends with this day, the last thing first, where that can be; what cannot is told.
    pub(super) fn annul_decision(&mut self, tx: &mut Tx<'_>, effect: &AnnulDecision) -> Result<()> {
        reach::expect_decision(tx, Some(effect.decision_id))?;
        let before = store::find(tx, effect.decision_id)?;
        let body = bodies::find(tx, &before.body_id.into())?;
        let line = bodies::ancestors(tx, &body, self.day.latest())?;
        let line: Vec<BodyId> = line.iter().map(|body| body.id).collect();
        rules::may_annul(&before, self.decision.body_id, &line, self.day)?;
        let after = Decision {
            annulled_by: Some(self.decision.id),
            version: before.version.saturating_add(1),
            updated_at: tx.now,
            // What it would have done will not be: why an application was to be refused is forgotten.
            ..before.open()
        };
        store::settle(tx, &after)?;
        journal::changed(tx, "decision", before.id, &before.open(), &after.open())?;
        self.came_upon(&after);
        for outcome in before.results.0.iter().rev().filter(|one| one.left_because.is_none()) {
            self.undo(tx, &before, outcome)?;
        }
        self.tell_relieved(tx, &before)
    }

    /// Undoes one thing that came of a decision.
    fn undo(&mut self, tx: &mut Tx<'_>, annulled: &Decision, outcome: &Outcome) -> Result<()> {
        if outcome.kind == "action" {
            permit::on(tx, Operation::ActionUpdate, Object::Action, &outcome.id.to_string())?;
            return match programmes::give_up(tx, ActionId(outcome.id), self.day.latest()) {
                Ok(Some(action)) => {
                    self.came_of(tx, "action", action.action.id.0, &action, &[]);
                    Ok(())
                }
                Ok(None) => Ok(()),
                Err(problem) => self.left(outcome, problem),
            };
        }
        if let ("programme", Some(Effect::AdoptProgramme(_))) =
            (outcome.kind.as_str(), annulled.effects.0.get(outcome.effect))
        {
            if let Some(programme) = programmes::disown(tx, ProgrammeId(outcome.id), annulled.id)? {
                self.came_of(tx, "programme", programme.id.0, &programme, &[]);
            }
            return Ok(());
        }
        if let ("empowerment", Some(Effect::EmpowerPerson(_))) =
            (outcome.kind.as_str(), annulled.effects.0.get(outcome.effect))
        {
            let by = (self.decision.id, self.day.latest());
            if let Some(told) = empowerments::withdraw(tx, EmpowermentId(outcome.id), by)? {
                self.came_of(tx, "empowerment", told.empowerment.id.0, &told, &[]);
            }
            return Ok(());
        }
        let reverse = match self.reverse(tx, annulled, outcome) {
            Ok(Some(reverse)) => reverse,
            Ok(None) => return Ok(()),
            Err(problem) => return self.left(outcome, problem),
        };
        // Who annuls might do that directly, or the whole is refused.
        permit::expect(tx, &reverse)?;
        let (decision, mode, day) = (self.decision, self.mode, self.day);
        let work = |tx: &mut Tx<'_>| execute(tx, decision, slice::from_ref(&reverse), mode, day);
        match apart_in(tx, work, |_| true) {
            Ok(came) => {
                let effect = self.effect;
                self.outcomes.extend(came.into_iter().map(|one| Outcome { effect, ..one }));
                Ok(())
            }
            Err(problem) => self.left(outcome, problem),
        }
    }

    /// The effect that undoes a thing; none where it is over by itself.
    fn reverse(&self, tx: &mut Tx<'_>, annulled: &Decision, outcome: &Outcome) -> Result<Option<Effect>> {
        let effect = annulled.effects.0.get(outcome.effect);
        match (outcome.kind.as_str(), effect) {
            ("appointment", _) => self.vacate(tx, annulled, AppointmentId(outcome.id)),
            ("body", Some(Effect::FormBody(_))) => Ok(Some(Effect::DissolveBody(DissolveBody {
                body: BodyRef::Id(BodyId(outcome.id)),
                ends_on: Some(self.day),
                end_appointments: false,
                children: None,
                move_memberships_to: None,
                hand_actions_to: None,
            }))),
            _ => Err(UponRefusal::EffectStays.into()),
        }
    }

    /// The effect that takes a seat back from whom a decision gave it, or gives it back to whom it took it from.
    fn vacate(&self, tx: &mut Tx<'_>, annulled: &Decision, id: AppointmentId) -> Result<Option<Effect>> {
        let Some(one) = appointments::of_ids(tx, &[id])?.pop() else { return Ok(None) };
        if one.end_decision_id == Some(annulled.id) {
            let Some(Tenure { ends: ends_on, .. }) = before_its_end(tx, &one)? else {
                return Err(UponRefusal::EffectStays.into());
            };
            if ends_on.is_some_and(|last| last.latest() <= self.day.latest()) {
                // By now it would be over by itself.
                return Ok(None);
            }
            return Ok(Some(Effect::Appoint(Appoint {
                position_id: Some(one.position_id),
                body: None,
                position_type: None,
                ordinal: None,
                person_id: one.person_id,
                starts_on: Some(self.day.day_after()),
                ends_on,
                capacity: Some(one.capacity),
                mode: of_word(&one.mode),
            })));
        }
        let lasts = one.ends_latest.is_none_or(|last| last > self.day.latest());
        if one.decision_id != Some(annulled.id) || !lasts {
            return Ok(None);
        }
        let (appointment_id, ended_by) = (id, EndedBy::Revocation);
        Ok(Some(Effect::EndAppointment(EndAppointment { appointment_id, ended_by, on: Some(self.day) })))
    }

    /// Tells of those who had to leave for whom a decision appointed, and are not among what came of it: they are not called
    /// back.
    fn tell_relieved(&mut self, tx: &mut Tx<'_>, annulled: &Decision) -> Result<()> {
        let told: HashSet<Uuid> = annulled.came_of_it("appointment").collect();
        let relieved = appointments::ended_by_decision(tx, annulled.id)?;
        for one in relieved.into_iter().filter(|one| !told.contains(&one.id.0)) {
            let left = Outcome {
                effect: self.effect,
                kind: "appointment".to_owned(),
                id: one.id.0,
                path: one.path(),
                warnings: Vec::new(),
                left_because: Some(UponRefusal::EffectStays.kind().code.to_owned()),
            };
            self.outcomes.push(left);
        }
        Ok(())
    }

    /// Tells that a thing is left as it is, and why; what the caller may not do, or is a defect, fails the whole.
    fn left(&mut self, outcome: &Outcome, problem: Problem) -> Result<()> {
        let Some(code) = problem.refusal().filter(|code| *code != kinds::NOT_ALLOWED.code) else {
            return Err(problem);
        };
        let left = Outcome {
            effect: self.effect,
            warnings: Vec::new(),
            left_because: Some(code.to_owned()),
            ..outcome.clone()
        };
        self.outcomes.push(left);
        Ok(())
    }

    fn came_upon(&mut self, decision: &Decision) {
        let path = format!("/v1/decisions/{}", decision.id);
        let (effect, kind, id) = (self.effect, "decision".to_owned(), decision.id.0);
        self.outcomes.push(Outcome { effect, kind, id, path, warnings: Vec::new(), left_because: None });
    }
}

/// From when to when an appointment lasted before a decision ended it; none where the journal does not tell, or the end was
/// corrected since.
fn before_its_end(tx: &mut Tx<'_>, ended: &Appointment) -> Result<Option<Tenure>> {
    #[derive(Deserialize)]
    struct Was {
        #[serde(default, deserialize_with = "exact_day_if_any")]
        ends_earliest: Option<NaiveDate>,
        #[serde(default, deserialize_with = "exact_day_if_any")]
        ends_latest: Option<NaiveDate>,
        end_decision_id: Option<DecisionId>,
    }
    let Some(entry) = journal::last_of(tx, "appointment", ended.id)? else { return Ok(None) };
    if entry.before.is_none() || entry.after.is_none() {
        return Ok(None);
    }
    let (was, is): (Was, Was) = (entry.before()?, entry.after()?);
    if is.end_decision_id != ended.end_decision_id || was.end_decision_id.is_some() {
        return Ok(None);
    }
    let ends = was.ends_latest.and_then(|latest| PartialDate::from_bounds(was.ends_earliest, latest));
    Ok(Some(Tenure { ends, ..ended.tenure() }))
}

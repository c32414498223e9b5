//! A decision executes: each effect is carried out by the room it belongs to, in the decision's transaction.
use std::mem;

use uuid::Uuid;

use crate::appointments::{self, Appointed, Capacity, Ending, NewAppointment, NewRenewal};
use crate::bodies::positions::{self, NewPosition, NewRenumbering, PositionId};
use crate::bodies::{self, BodyId, BodyRef, NewBody};
use crate::compliance::{self, Finding};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::Resource;
use crate::legal;
use crate::meetings::rules::Refusal;
use crate::programmes::{self, Presented, Undertaken};
use crate::statutes::document::Mode;
use crate::statutes::{self, NewStatutes};
use crate::words::PartialDate;

use super::model::{
    AdoptStatutes, Appoint, Decision, Effect, EndAppointment, OpenActions, Outcome, PresentProgramme, Renew,
    Renumber,
};
use super::rules;

/// A decision being executed: what its effects default to, and what has come of them so far.
pub(super) struct Execution<'a> {
    decision: &'a Decision,
    mode: Mode,
    day: PartialDate,
    effect: usize,
    /// Appointments that stand one after the other and begin on one day are made together, so that a bureau is judged as a whole.
    waiting: Vec<(usize, PositionId, NewAppointment)>,
    outcomes: Vec<Outcome>,
    touched: Vec<BodyId>,
}

/// Carries out the effects of a decision in order, and opens the legal task they call for. One that fails
/// fails the whole, and is named.
pub(super) fn execute(
    tx: &mut Tx<'_>,
    decision: &Decision,
    effects: &[Effect],
    mode: Mode,
    day: PartialDate,
) -> Result<Vec<Outcome>> {
    let (waiting, outcomes, touched) = (Vec::new(), Vec::new(), Vec::new());
    let mut execution = Execution { decision, mode, day, effect: 0, waiting, outcomes, touched };
    for (index, effect) in effects.iter().enumerate() {
        if !execution.goes_with_waiting(effect) {
            execution.appoint_waiting(tx)?;
        }
        execution.effect = index;
        execution.carry_out(tx, effect).map_err(|problem| at_effect(problem, index))?;
    }
    execution.appoint_waiting(tx)?;
    execution.open_legal_tasks(tx)?;
    Ok(execution.outcomes)
}

/// The problem, saying which effect it is about.
fn at_effect(problem: Problem, index: usize) -> Problem {
    let mut problem =
        if problem.is_not_found() { Problem::from(Refusal::EffectTargetIsUnknown) } else { problem };
    let place = format!("/effects/{index}");
    for fault in &mut problem.faults {
        fault.pointer.insert_str(0, &place);
    }
    problem.detail = Some(match problem.detail {
        Some(detail) => format!("{place}: {detail}"),
        None => place,
    });
    problem
}

impl Execution<'_> {
    fn carry_out(&mut self, tx: &mut Tx<'_>, effect: &Effect) -> Result<()> {
        match effect {
            Effect::Appoint(appoint) => self.line_up(tx, appoint),
            Effect::FormBody(new) => self.form_body(tx, new),
            Effect::EndAppointment(end) => self.end_appointment(tx, end),
            Effect::Renew(renew) => self.renew(tx, renew),
            Effect::Renumber(renumber) => self.renumber(tx, renumber),
            Effect::PresentProgramme(present) => self.present_programme(tx, present),
            Effect::OpenActions(open) => self.open_actions(tx, open),
            Effect::AdoptStatutes(adopt) => self.adopt_statutes(tx, adopt),
        }
    }

    /// Puts an appointment with those to be made together.
    fn line_up(&mut self, tx: &mut Tx<'_>, appoint: &Appoint) -> Result<()> {
        let position = match (appoint.position_id, &appoint.body, &appoint.position_type) {
            (Some(id), None, None) if appoint.ordinal.is_none() => id,
            (None, Some(body), Some(code)) => {
                let office = NewPosition { r#type: code.clone(), ordinal: appoint.ordinal, seats: None };
                positions::office(tx, body, &office)?.id
            }
            _ => return Err(Refusal::PositionIsNotNamed.into()),
        };
        let new = NewAppointment {
            person_id: appoint.person_id,
            starts_on: appoint.starts_on.unwrap_or(self.day),
            ends_on: None,
            capacity: appoint.capacity.unwrap_or(Capacity::Titular),
            mode: appoint.mode.unwrap_or(self.mode),
            seat: None,
            decision_id: Some(self.decision.id),
            source: None,
        };
        self.waiting.push((self.effect, position, new));
        Ok(())
    }

    /// Whether an effect is one more appointment from the day of those that wait.
    fn goes_with_waiting(&self, effect: &Effect) -> bool {
        let Effect::Appoint(appoint) = effect else { return false };
        let starts_on = appoint.starts_on.unwrap_or(self.day);
        self.waiting.iter().all(|(_, _, waiting)| waiting.starts_on == starts_on)
    }

    /// Makes the appointments that wait, all together.
    fn appoint_waiting(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        let waiting = mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        let wanted: Vec<_> = waiting.iter().map(|(_, position, new)| (*position, new)).collect();
        let effect_of = |place: usize| waiting.get(place).map_or(0, |(effect, ..)| *effect);
        let made = appointments::appoint_all(tx, &wanted)
            .map_err(|(place, problem)| at_effect(problem, effect_of(place)))?;
        for (place, made) in made.into_iter().enumerate() {
            self.effect = effect_of(place);
            self.touched.push(made.appointment.body_id);
            self.came_of(tx, "appointment", made.appointment.id.0, &made.appointment, &made.findings);
        }
        Ok(())
    }

    /// Forms a body, if the type of the deciding one may create it.
    fn form_body(&mut self, tx: &mut Tx<'_>, new: &NewBody) -> Result<()> {
        let by = bodies::find(tx, &self.decision.body_id.into())?;
        let is_own = new.parent.as_ref().is_some_and(|parent| by.is_named(parent));
        let findings = compliance::judge_creation(tx, &by, &new.r#type, is_own, self.day.latest())?;
        if let Some(problem) = compliance::refusal(&findings, tx.language) {
            return Err(problem);
        }
        let body = bodies::form(tx, new, Some(self.decision.id))?;
        self.touched.push(body.id);
        self.came_of(tx, "body", body.id.0, &body, &findings);
        Ok(())
    }

    fn end_appointment(&mut self, tx: &mut Tx<'_>, end: &EndAppointment) -> Result<()> {
        let on = end.on.unwrap_or(self.day);
        let ending = Ending { ends_on: on, decision_id: Some(self.decision.id), source: None };
        let appointment = appointments::end(tx, end.appointment_id, end.ended_by, &ending)?;
        let left = appointments::left_behind(tx, &appointment)?;
        self.touched.push(appointment.body_id);
        self.came_of(tx, "appointment", appointment.id.0, &appointment, &left);
        Ok(())
    }

    fn renew(&mut self, tx: &mut Tx<'_>, renew: &Renew) -> Result<()> {
        let renewal = NewRenewal {
            starts_on: renew.starts_on.unwrap_or(self.day),
            mode: renew.mode.unwrap_or(self.mode),
            holders: renew.holders.clone(),
            decision_id: Some(self.decision.id),
            source: None,
        };
        let renewed = appointments::renew(tx, &renew.body, &renewal)?;
        self.touched.push(renewed.body_id);
        for appointment in &renewed.ended {
            self.came_of(tx, "appointment", appointment.id.0, appointment, &[]);
        }
        for Appointed { appointment, findings } in &renewed.appointed {
            self.came_of(tx, "appointment", appointment.id.0, appointment, findings);
        }
        Ok(())
    }

    fn renumber(&mut self, tx: &mut Tx<'_>, renumber: &Renumber) -> Result<()> {
        let renumbering = NewRenumbering {
            position_type: renumber.position_type.clone(),
            starts_on: renumber.starts_on.unwrap_or_else(|| self.day.latest()),
            moves: renumber.moves.clone(),
            decision_id: Some(self.decision.id),
            source: None,
        };
        let told = positions::renumber(tx, &renumber.body, &renumbering)?;
        self.touched.push(told.body_id);
        for position in &told.positions {
            let (effect, id) = (self.effect, position.position_id.0);
            let path = format!("/v1/positions/{id}");
            let kind = "position".to_owned();
            self.outcomes.push(Outcome { effect, kind, id, path, warnings: Vec::new() });
        }
        Ok(())
    }

    fn present_programme(&mut self, tx: &mut Tx<'_>, present: &PresentProgramme) -> Result<()> {
        let presented = Presented {
            title: present.title.clone(),
            axes: present.axes.clone(),
            on: self.day,
            meeting_id: Some(self.decision.meeting_id),
            decision_id: Some(self.decision.id),
        };
        let programme = programmes::present(tx, self.decision.body_id, &presented)?;
        self.came_of(tx, "programme", programme.id.0, &programme, &[]);
        Ok(())
    }

    fn open_actions(&mut self, tx: &mut Tx<'_>, open: &OpenActions) -> Result<()> {
        for to_do in &open.actions {
            let undertaken = Undertaken {
                title: to_do.title.clone(),
                description: to_do.description.clone(),
                responsible_id: to_do.responsible_id,
                on: self.day,
                due_on: to_do.due_on,
                meeting_id: Some(self.decision.meeting_id),
                decision_id: Some(self.decision.id),
            };
            let told = programmes::open(tx, self.decision.body_id, &undertaken)?;
            self.came_of(tx, "action", told.action.id.0, &told, &[]);
        }
        Ok(())
    }

    /// Adopts statutes, if the deciding body is one that may.
    fn adopt_statutes(&mut self, tx: &mut Tx<'_>, adopt: &AdoptStatutes) -> Result<()> {
        let by = bodies::find(tx, &self.decision.body_id.into())?;
        let in_force = statutes::in_force(tx, self.day.latest())?;
        if let Err(clause) = rules::may_adopt(&by.type_code, &in_force) {
            let refusal = Problem::from(Refusal::StatutesAreNotTheirsToAdopt);
            return Err(refusal.under(statutes::cite(&in_force, clause)));
        }
        let Some(document) = &adopt.document else {
            return Err(Problem::fault("/document", "missing-field", "this field is required"));
        };
        let new = NewStatutes {
            effective_from: adopt.effective_from,
            decision_id: Some(self.decision.id),
            source: None,
            document: (**document).clone(),
        };
        let adopted = statutes::adopt(tx, &new)?;
        self.came_of(tx, "statutes", adopted.entry.id.0, &adopted, &[]);
        Ok(())
    }

    fn came_of(&mut self, tx: &Tx<'_>, kind: &str, id: Uuid, made: &impl Resource, findings: &[Finding]) {
        let warnings = findings.iter().map(|finding| finding.told(tx.language)).collect();
        let (effect, path) = (self.effect, made.path());
        self.outcomes.push(Outcome { effect, kind: kind.to_owned(), id, path, warnings });
    }

    /// A change in a governing body, or in what stands under one, is to be declared: one task for each body
    /// that decided and day, however many changes it decided.
    fn open_legal_tasks(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.touched.sort_unstable();
        self.touched.dedup();
        if self.touched.is_empty() {
            return Ok(());
        }
        let day = self.day.latest();
        let statutes = match statutes::in_force(tx, day) {
            Err(problem) if problem.is_not_found() => return Ok(()),
            found => found?,
        };
        for body in &self.touched {
            if rules::is_governed(&lineage(tx, *body)?, &statutes) {
                for rule in rules::owed_after_change(&statutes) {
                    legal::open(tx, self.decision.body_id, rule, day, Some(self.decision.id))?;
                }
                break;
            }
        }
        Ok(())
    }
}

/// The type of a body and of each body above it, from the body up.
fn lineage(tx: &mut Tx<'_>, body: BodyId) -> Result<Vec<String>> {
    let body = bodies::find(tx, &BodyRef::from(body))?;
    Ok(bodies::ancestors(tx, &body)?.into_iter().map(|ancestor| ancestor.type_code).collect())
}

//! A decision executes: each effect is carried out by the room it belongs to, in the decision's transaction.
use uuid::Uuid;

use crate::appointments::{self, Capacity, Ending, NewAppointment, NewRenewal};
use crate::bodies::positions::{self, NewPosition, NewRenumbering};
use crate::bodies::{self, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::{Detail, Problem, Result};
use crate::http::Resource;
use crate::legal;
use crate::meetings::rules::Refusal;
use crate::programmes::{self, Presented, Undertaken};
use crate::statutes;
use crate::statutes::document::Mode;
use crate::words::PartialDate;

use super::model::{
    Appoint, Decision, Effect, EndAppointment, OpenActions, Outcome, PresentProgramme, Renew, Renumber,
};
use super::rules;

/// A decision being executed: what its effects default to, and what has come of them so far.
pub(super) struct Execution<'a> {
    decision: &'a Decision,
    mode: Mode,
    day: PartialDate,
    effect: usize,
    outcomes: Vec<Outcome>,
    touched: Vec<BodyId>,
}

/// Carries out the effects of a decision in order, and opens the legal task they call for. One that fails
/// fails the whole, and is named.
pub(super) fn execute(
    tx: &mut Tx<'_>,
    decision: &Decision,
    mode: Mode,
    day: PartialDate,
) -> Result<Vec<Outcome>> {
    let (outcomes, touched) = (Vec::new(), Vec::new());
    let mut execution = Execution { decision, mode, day, effect: 0, outcomes, touched };
    for (index, effect) in decision.effects.0.iter().enumerate() {
        execution.effect = index;
        execution.carry_out(tx, effect).map_err(|problem| at_effect(problem, index))?;
    }
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
    problem.detail = Some(Detail::at(place, problem.detail));
    problem
}

impl Execution<'_> {
    fn carry_out(&mut self, tx: &mut Tx<'_>, effect: &Effect) -> Result<()> {
        match effect {
            Effect::Appoint(appoint) => self.appoint(tx, appoint),
            Effect::FormBody(new) => {
                let body = bodies::form(tx, new, Some(self.decision.id))?;
                self.touched.push(body.id);
                self.came_of("body", body.id.0, &body);
                Ok(())
            }
            Effect::EndAppointment(end) => self.end_appointment(tx, end),
            Effect::Renew(renew) => self.renew(tx, renew),
            Effect::Renumber(renumber) => self.renumber(tx, renumber),
            Effect::PresentProgramme(present) => self.present_programme(tx, present),
            Effect::OpenActions(open) => self.open_actions(tx, open),
        }
    }

    fn appoint(&mut self, tx: &mut Tx<'_>, appoint: &Appoint) -> Result<()> {
        let starts_on = appoint.starts_on.unwrap_or(self.day);
        let position = match (appoint.position_id, &appoint.body, &appoint.position_type) {
            (Some(id), None, None) if appoint.ordinal.is_none() => id,
            (None, Some(body), Some(code)) => {
                let office = NewPosition { r#type: code.clone(), ordinal: appoint.ordinal, seats: None };
                positions::office(tx, body, &office, starts_on.latest())?.id
            }
            _ => return Err(Refusal::PositionIsNotNamed.into()),
        };
        let new = NewAppointment {
            person_id: appoint.person_id,
            starts_on,
            ends_on: None,
            capacity: appoint.capacity.unwrap_or(Capacity::Titular),
            mode: appoint.mode.unwrap_or(self.mode),
            seat: None,
            decision_id: Some(self.decision.id),
            source: None,
        };
        let appointment = appointments::appoint(tx, position, &new)?;
        self.touched.push(appointment.body_id);
        self.came_of("appointment", appointment.id.0, &appointment);
        Ok(())
    }

    fn end_appointment(&mut self, tx: &mut Tx<'_>, end: &EndAppointment) -> Result<()> {
        let on = end.on.unwrap_or(self.day);
        let ending = Ending { ends_on: on, decision_id: Some(self.decision.id), source: None };
        let appointment = appointments::end(tx, end.appointment_id, end.ended_by, &ending)?;
        self.touched.push(appointment.body_id);
        self.came_of("appointment", appointment.id.0, &appointment);
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
        for appointment in renewed.ended.iter().chain(&renewed.appointed) {
            self.came_of("appointment", appointment.id.0, appointment);
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
            self.outcomes.push(Outcome { effect, kind: "position".to_owned(), id, path });
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
        self.came_of("programme", programme.id.0, &programme);
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
            self.came_of("action", told.action.id.0, &told);
        }
        Ok(())
    }

    fn came_of(&mut self, kind: &str, id: Uuid, made: &impl Resource) {
        let (effect, path) = (self.effect, made.lasting_path());
        self.outcomes.push(Outcome { effect, kind: kind.to_owned(), id, path });
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

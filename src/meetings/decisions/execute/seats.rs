//! What a decision does to seats: appointments made, ended and renewed, positions renumbered.
use std::mem;

use crate::appointments::{self, Appointed, Capacity, Ending, NewAppointment, NewRenewal};
use crate::bodies::positions::{self, NewPosition, NewRenumbering};
use crate::db::Tx;
use crate::error::Result;
use crate::meetings::rules::Refusal;

use super::super::model::{Appoint, Effect, EndAppointment, Outcome, Renew, Renumber};
use super::{Execution, at_effect};

impl Execution<'_> {
    /// Puts an appointment with those to be made together.
    pub(super) fn line_up(&mut self, tx: &mut Tx<'_>, appoint: &Appoint) -> Result<()> {
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
        self.waiting.push((self.effect, position, new));
        Ok(())
    }

    /// Whether an effect is one more appointment from the day of those that wait.
    pub(super) fn goes_with_waiting(&self, effect: &Effect) -> bool {
        let Effect::Appoint(appoint) = effect else { return false };
        let starts_on = appoint.starts_on.unwrap_or(self.day);
        self.waiting.iter().all(|(_, _, waiting)| waiting.starts_on == starts_on)
    }

    /// Makes the appointments that wait, all together.
    pub(super) fn appoint_waiting(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        let waiting = mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        let wanted: Vec<_> = waiting.iter().map(|(_, position, new)| (*position, new)).collect();
        let effect_of = |place: usize| waiting.get(place).map_or(0, |(effect, ..)| *effect);
        let made = appointments::appoint_all(tx, &wanted)
            .map_err(|(place, problem)| at_effect(problem, effect_of(place), "/position_id"))?;
        for (place, made) in made.into_iter().enumerate() {
            self.effect = effect_of(place);
            self.touched.push(made.appointment.body_id);
            self.came_of(tx, "appointment", made.appointment.id.0, &made.appointment, &made.findings);
        }
        Ok(())
    }

    pub(super) fn end_appointment(&mut self, tx: &mut Tx<'_>, end: &EndAppointment) -> Result<()> {
        let on = end.on.unwrap_or(self.day);
        let ending = Ending { ends_on: on, decision_id: Some(self.decision.id), source: None };
        let appointment = appointments::end(tx, end.appointment_id, end.ended_by, &ending)?;
        let left = appointments::left_behind(tx, &appointment)?;
        self.touched.push(appointment.body_id);
        self.came_of(tx, "appointment", appointment.id.0, &appointment, &left);
        Ok(())
    }

    pub(super) fn renew(&mut self, tx: &mut Tx<'_>, renew: &Renew) -> Result<()> {
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

    pub(super) fn renumber(&mut self, tx: &mut Tx<'_>, renumber: &Renumber) -> Result<()> {
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
}

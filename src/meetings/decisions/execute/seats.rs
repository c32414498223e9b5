//! What a decision does to seats: appointments made, ended and renewed, positions renumbered.
use std::collections::HashMap;
use std::mem;

use crate::appointments::{self, Appointed, Capacity, Ending, NewAppointment, NewRenewal};
use crate::bodies::positions::{self, NewPosition, NewRenumbering, PositionId};
use crate::db::Tx;
use crate::error::Result;
use crate::meetings::rules::Refusal;
use crate::words::PartialDate;

use super::super::model::{Appoint, Effect, EndAppointment, Outcome, Renew, Renumber};
use super::{Execution, at_effect};

impl<'a> Execution<'a> {
    /// Puts an appointment with those to be made together.
    pub(super) fn line_up(&mut self, appoint: &'a Appoint) -> Result<()> {
        let is_named = match (appoint.position_id, &appoint.body, &appoint.position_type) {
            (Some(_), None, None) => appoint.ordinal.is_none(),
            (None, body, code) => body.is_some() && code.is_some(),
            _ => false,
        };
        if !is_named {
            return Err(Refusal::PositionIsNotNamed.into());
        }
        self.waiting.push((self.effect, appoint));
        Ok(())
    }

    /// Whether an effect is one more appointment from the day of those that wait.
    pub(super) fn goes_with_waiting(&self, effect: &Effect) -> bool {
        let Effect::Appoint(appoint) = effect else { return false };
        self.waiting.iter().all(|(_, waiting)| self.starts_on(waiting) == self.starts_on(appoint))
    }

    fn starts_on(&self, appoint: &Appoint) -> PartialDate {
        appoint.starts_on.unwrap_or(self.day)
    }

    /// Makes the appointments that wait, all together: one query a table, however many.
    pub(super) fn appoint_waiting(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        let waiting = mem::take(&mut self.waiting);
        let Some((_, first)) = waiting.first() else { return Ok(()) };
        let day = self.starts_on(first).latest();
        let effect_of = |place: usize| waiting.get(place).map_or(0, |(effect, _)| *effect);
        // Those named by their body stand among the others: each goes back to its place.
        let mut named = Vec::new();
        for (place, (_, appoint)) in waiting.iter().enumerate() {
            if let Some((body, code)) = appoint.body.clone().zip(appoint.position_type.clone()) {
                let office = NewPosition { r#type: code, ordinal: appoint.ordinal, seats: None };
                named.push((place, (body, office)));
            }
        }
        let (places, wanted): (Vec<usize>, Vec<_>) = named.into_iter().unzip();
        let offices = positions::offices(tx, &wanted, day).map_err(|(index, problem)| {
            at_effect(problem, effect_of(places.get(index).copied().unwrap_or_default()), "/body")
        })?;
        let opened: HashMap<usize, PositionId> =
            places.into_iter().zip(offices.iter().map(|office| office.id)).collect();
        let office_of = |(place, (_, appoint)): (usize, &(usize, &Appoint))| {
            appoint.position_id.or_else(|| opened.get(&place).copied())
        };
        let offices: Vec<PositionId> = waiting.iter().enumerate().filter_map(office_of).collect();
        let appointments: Vec<NewAppointment> =
            waiting.iter().map(|(_, appoint)| self.appointment(appoint)).collect();
        let wanted: Vec<_> = offices.into_iter().zip(&appointments).collect();
        let made = appointments::appoint_all(tx, &wanted)
            .map_err(|(place, problem)| at_effect(problem, effect_of(place), "/position_id"))?;
        for (place, made) in made.into_iter().enumerate() {
            self.effect = effect_of(place);
            self.touched.push(made.appointment.body_id);
            self.came_of(tx, "appointment", made.appointment.id.0, &made.appointment, &made.findings);
        }
        Ok(())
    }

    fn appointment(&self, appoint: &Appoint) -> NewAppointment {
        NewAppointment {
            person_id: appoint.person_id,
            starts_on: self.starts_on(appoint),
            ends_on: appoint.ends_on,
            capacity: appoint.capacity.unwrap_or(Capacity::Titular),
            mode: appoint.mode.unwrap_or(self.mode),
            seat: None,
            decision_id: Some(self.decision.id),
            source: None,
        }
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
            ends_on: renew.ends_on,
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
            self.outcomes.push(Outcome { effect, kind, id, path, warnings: Vec::new(), left_because: None });
        }
        Ok(())
    }
}

//! What a ruling does to offices: ended, made void before they begin, given back where they are free.
use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

use crate::appointments::{self, Appointment, EndedBy, Ending, NewAppointment};
use crate::bodies::positions::{self, PositionId};
use crate::db::{Tx, apart_in};
use crate::error::{Problem, Result};
use crate::statutes::document::Mode;
use crate::words::PartialDate;

use super::super::model::{CaseEffect, EffectDone, OfficeVoided};
use super::carry::{Carrying, effect, left};

impl Carrying<'_> {
    /// Ends every office from a day on; one that is to begin on that day or later is void.
    pub(super) fn end_offices(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let mut done = Vec::new();
        let last = PartialDate::exact(on.pred_opt().unwrap_or(on));
        for office in appointments::of_persons(tx, &[self.person])? {
            if is_over(&office, on) {
                continue;
            }
            if is_to_come(&office, on) {
                done.push(self.void(tx, &office, on)?);
                continue;
            }
            let told = ended(&office, on);
            let ending = Ending { ends_on: last, decision_id: None, source: Some(self.means.source()?) };
            let end = |tx: &mut Tx<'_>| appointments::end(tx, office.id, EndedBy::Revocation, &ending);
            match apart_in(tx, end, |_| true) {
                Ok(_) => done.push(told),
                Err(problem) => done.push(left(told, problem)?),
            }
        }
        Ok(done)
    }

    /// Makes void every office that is to begin on a day or later.
    pub(super) fn void_to_come(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let all = appointments::of_persons(tx, &[self.person])?;
        all.iter().filter(|office| is_to_come(office, on)).map(|office| self.void(tx, office, on)).collect()
    }

    fn void(&self, tx: &mut Tx<'_>, office: &Appointment, on: NaiveDate) -> Result<CaseEffect> {
        let appointment = self.anew(office)?;
        let voided = Some(OfficeVoided { position_id: office.position_id, appointment });
        let told = CaseEffect { voided, ..effect(EffectDone::Voided, "appointment", office.id.0, on) };
        match apart_in(tx, |tx| appointments::delete(tx, office.id), |()| true) {
            Ok(()) => Ok(told),
            Err(problem) => left(told, problem),
        }
    }

    /// Gives back the offices that were ended before, and those that were made void, where their seats are free still.
    pub(super) fn give_back(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let ended: HashMap<Uuid, Option<NaiveDate>> = self
            .earlier
            .iter()
            .filter(|one| one.done == EffectDone::Ended)
            .map(|one| (one.id, one.was_to_end_on))
            .collect();
        let ids: Vec<_> = ended.keys().map(|id| (*id).into()).collect();
        let mut done = Vec::new();
        for office in appointments::of_ids(tx, &ids)? {
            let until = ended.get(&office.id.0).copied().flatten();
            let new = NewAppointment { ends_on: until.map(PartialDate::exact), ..self.anew(&office)? };
            done.push(seated(tx, (office.id.0, office.position_id), new, on)?);
        }
        let voided = |one: &CaseEffect| Some((one.id, one.voided.clone()?));
        let voided = self.earlier.iter().filter(|one| one.done == EffectDone::Voided).filter_map(voided);
        for (id, OfficeVoided { position_id, appointment }) in voided {
            let new = NewAppointment { source: Some(self.means.source()?), ..appointment };
            done.push(seated(tx, (id, position_id), new, on)?);
        }
        Ok(done)
    }

    /// An office as it was, to be held once more.
    fn anew(&self, office: &Appointment) -> Result<NewAppointment> {
        let mode: Mode =
            serde_json::from_value(Value::String(office.mode.clone())).map_err(Problem::internal)?;
        let tenure = office.tenure();
        Ok(NewAppointment {
            person_id: self.person,
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            capacity: office.capacity,
            mode,
            seat: Some(office.seat),
            decision_id: None,
            source: Some(self.means.source()?),
        })
    }
}

/// Seats the person anew, from a day on or from the first day the office was to be held.
fn seated(
    tx: &mut Tx<'_>,
    (id, position): (Uuid, PositionId),
    mut new: NewAppointment,
    on: NaiveDate,
) -> Result<CaseEffect> {
    let told = effect(EffectDone::Restored, "appointment", id, on);
    let is_left = |reason: appointments::Refusal| CaseEffect {
        done: EffectDone::Left,
        left_because: Some(reason.kind().code.to_owned()),
        ..told.clone()
    };
    if new.starts_on.earliest().is_none_or(|first| first < on) {
        new.starts_on = PartialDate::exact(on);
    }
    if new.ends_on.is_some_and(|until| until.latest() < on) {
        return Ok(is_left(appointments::Refusal::AppointmentHasEnded));
    }
    if !is_free(tx, (position, new.seat), new.starts_on.latest())? {
        return Ok(is_left(appointments::Refusal::SeatsAreTaken));
    }
    match apart_in(tx, |tx| appointments::appoint(tx, position, &new), |_| true) {
        Ok(made) => Ok(CaseEffect { id: made.appointment.id.0, ..told }),
        Err(problem) => left(told, problem),
    }
}

/// Whether an office is certainly over before a day.
fn is_over(office: &Appointment, on: NaiveDate) -> bool {
    office.tenure().ends.is_some_and(|ends| ends.latest() < on)
}

/// Whether an office is certainly to begin on a day or later.
fn is_to_come(office: &Appointment, on: NaiveDate) -> bool {
    !is_over(office, on) && office.tenure().starts.earliest().is_some_and(|first| on <= first)
}

/// That an office ended, and when it was to end anyhow.
pub(super) fn ended(office: &Appointment, on: NaiveDate) -> CaseEffect {
    let was_to_end_on = office.tenure().ends.map(|ends| ends.latest());
    CaseEffect { was_to_end_on, ..effect(EffectDone::Ended, "appointment", office.id.0, on) }
}

/// Whether nobody has taken a seat from a day on.
fn is_free(tx: &mut Tx<'_>, (position, seat): (PositionId, Option<i64>), on: NaiveDate) -> Result<bool> {
    let Some(home) = positions::of_ids(tx, &[position])?.pop() else { return Ok(false) };
    let held = appointments::holdings(tx, &[home.body_id])?;
    Ok(!held.iter().any(|one| {
        let is_it = one.position_id == position && Some(one.occupancy.seat) == seat;
        let tenure = &one.occupancy.tenure;
        is_it && tenure.ends.is_none_or(|ends| on <= ends.latest())
    }))
}

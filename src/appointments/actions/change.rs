//! Correcting an appointment, and taking out one that was a mistake.
use crate::compliance::{self, Under};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::words::{Tenure, of_word, word};

use super::super::freezes;
use super::super::model::{
    Appointed, Appointment, AppointmentChange, AppointmentId, EndedBy, NewAppointment,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::appoint::kindly;
use super::seat::Plan;

/// Corrects an appointment, by the rules it was made by. Its holder is for life.
pub(in crate::appointments) fn change(
    tx: &mut Tx<'_>,
    id: AppointmentId,
    change: &AppointmentChange,
) -> Result<Appointed> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    let old = form_of(&before)?;
    let new = change.apply(&old)?;
    if new.person_id != before.person_id {
        return Err(Refusal::HolderIsFixed.into());
    }
    if before.ends_latest.is_none() && new.ends_on.is_some() {
        return Err(Refusal::AppointmentLasts.into());
    }
    let mut plan = Plan::of(tx, &[(before.position_id, &new)])?;
    plan.leave_out(id);
    let mut after = before.clone();
    after.seat = plan.checked_seat(tx, before.position_id, &new)?;
    let candidate = plan.candidate(before.position_id, &new, Some(&before))?;
    let judgement = compliance::judge(tx, &[candidate], Under::InForce)?;
    let findings = judgement.of(0);
    if !rules::is_history(&new, tx.today) && compliance::refusal(&findings).is_some() {
        let was = plan.candidate(before.position_id, &old, Some(&before))?;
        let was = compliance::judge(tx, &[was], Under::InForce)?.of(0);
        if let Some(problem) = compliance::refusal_beyond(&findings, &was) {
            return Err(problem);
        }
    }
    let NewAppointment { person_id: _, starts_on, ends_on, capacity, mode, seat: _, decision_id, source } =
        new;
    after.capacity = capacity;
    after.mode = word(mode);
    after.decision_id = decision_id;
    after.source = source.map(Json);
    after.set_tenure(Tenure { starts: starts_on, ends: ends_on });
    match ends_on {
        None => (after.ended_by, after.end_decision_id, after.end_source) = (None, None, None),
        Some(_) => after.ended_by = Some(before.ended_by.unwrap_or(EndedBy::Term)),
    }
    let appointment = save(tx, &before, after)?;
    Ok(Appointed { appointment, findings })
}

/// The form a change is applied to.
fn form_of(before: &Appointment) -> Result<NewAppointment> {
    let tenure = before.tenure();
    Ok(NewAppointment {
        person_id: before.person_id,
        starts_on: tenure.starts,
        ends_on: tenure.ends,
        capacity: before.capacity,
        mode: of_word(&before.mode).ok_or_else(|| Problem::internal("an unknown mode is stored"))?,
        seat: Some(before.seat),
        decision_id: before.decision_id,
        source: before.source.clone().map(|source| source.0),
    })
}

/// Keeps the next state of an appointment; what its holder holds is judged anew.
pub(in crate::appointments) fn save(
    tx: &mut Tx<'_>,
    before: &Appointment,
    mut after: Appointment,
) -> Result<Appointment> {
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after).map_err(kindly)?;
    journal::changed(tx, "appointment", before.id, before, &after)?;
    tx.altered.push(after.person_id.0);
    Ok(after)
}

/// Takes out an appointment recorded by mistake, or one that is void before it begins, with what was kept of it.
pub fn delete(tx: &mut Tx<'_>, id: AppointmentId) -> Result<()> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    compliance::forget(tx, id)?;
    freezes::forget(tx, id)?;
    store::delete(tx, id)?;
    journal::deleted(tx, "appointment", id, &before)
}

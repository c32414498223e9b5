//! What an act did to an appointment, taken back or put on another basis.
use chrono::NaiveDate;

use crate::basis::Basis;
use crate::bodies::{BodyId, Consequence, Happening, acts};
use crate::db::{Json, Moment, Tx};
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::journal::Entry;
use crate::persons::PersonId;

use super::super::model::Appointment;
use super::super::store;
use super::change::save;

/// Lets an appointment last again as it did before an act ended it, unless it ended ahead of it. What the statutes say
/// against it by now is kept with it, and refuses nothing.
pub fn take_back(tx: &mut Tx<'_>, entry: &Entry, on: NaiveDate) -> Result<Option<Consequence>> {
    let before = store::find(tx, entry.object()?)?;
    let rests = || Problem::from(acts::Refusal::LaterChangeRestsOnIt).because(before.path());
    let Some(mut was) = entry.undone(&before)? else {
        let is_ahead = before.ends_latest.is_some_and(|last| last.succ_opt().is_some_and(|free| free < on));
        return if is_ahead { Ok(None) } else { Err(rests()) };
    };
    let mut after = before.clone();
    was.put("ends_earliest", &mut after.ends_earliest)?;
    was.put("ends_latest", &mut after.ends_latest)?;
    was.put("held_from", &mut after.held_from)?;
    was.put("held_to", &mut after.held_to)?;
    was.put("ended_by", &mut after.ended_by)?;
    was.put("end_decision_id", &mut after.end_decision_id)?;
    was.put("end_source", &mut after.end_source)?;
    was.complete()?;
    let restored = save(tx, &before, after)?;
    Ok(Some(Consequence::of("appointment", restored.id.0, restored.path(), Happening::Restored, on)))
}

/// Lets the end that an act put to an appointment rest on another basis, unless that was corrected since.
pub fn rebase(tx: &mut Tx<'_>, entry: &Entry, old: &Basis, new: &Basis) -> Result<()> {
    let before = store::find(tx, entry.object()?)?;
    let source = before.end_source.clone().map(|source| source.0);
    if (Basis { decision_id: before.end_decision_id, source }) != *old {
        return Ok(());
    }
    let mut after = before.clone();
    (after.end_decision_id, after.end_source) = (new.decision_id, new.source.clone().map(Json));
    save(tx, &before, after).map(drop)
}

/// An appointment of one of these persons in one of these bodies that was recorded after a moment, may last on `on` or
/// later, and began before `until`, if that is told.
pub fn appointed_since(
    tx: &mut Tx<'_>,
    persons: &[PersonId],
    bodies: &[BodyId],
    recorded_after: Moment,
    (on, until): (NaiveDate, Option<NaiveDate>),
) -> Result<Option<Appointment>> {
    if persons.is_empty() || bodies.is_empty() {
        return Ok(None);
    }
    store::recorded_since(tx, persons, bodies, recorded_after, (on, until))
}

//! What is done with freezes: it takes no right of whoever records it, but a measure the statutes know.
use chrono::NaiveDate;

use crate::basis::{AppointmentId, Source};
use crate::bodies::BodyId;
use crate::db::{Json, Tx};
use crate::error::Result;
use crate::journal;
use crate::persons::PersonId;

use super::model::{Frozen, FrozenSpell, OfficeFreeze, OfficeFreezeId};
use super::store;

/// Freezes somebody's offices on these days, both included; or the one that is named, and no other.
pub fn freeze(
    tx: &mut Tx<'_>,
    (person_id, appointment_id): (PersonId, Option<AppointmentId>),
    (starts_on, ends_on): (NaiveDate, NaiveDate),
    source: &Source,
) -> Result<OfficeFreeze> {
    let row = OfficeFreeze {
        id: OfficeFreezeId::new(),
        person_id,
        appointment_id,
        starts_on,
        ends_on,
        source: Json(source.clone()),
        recorded_by: tx.actor.written(),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &row)?;
    journal::created(tx, "office_freeze", row.id, &row)?;
    Ok(row)
}

/// Lets a freeze last until another day; one that would end before it begins never was. Answers whether there was
/// anything to change.
pub fn last_until(tx: &mut Tx<'_>, id: OfficeFreezeId, last: NaiveDate) -> Result<bool> {
    let Some(before) = store::find(tx, id)? else { return Ok(false) };
    if before.ends_on == last {
        return Ok(false);
    }
    if last < before.starts_on {
        store::delete(tx, id)?;
        journal::deleted(tx, "office_freeze", id, &before)?;
        return Ok(true);
    }
    let version = before.version.saturating_add(1);
    let after = OfficeFreeze { ends_on: last, version, updated_at: tx.now, ..before.clone() };
    store::update(tx, &after)?;
    journal::changed(tx, "office_freeze", id, &before, &after)?;
    Ok(true)
}

/// The last day of a freeze, if there is such a one still.
pub fn last_day(tx: &mut Tx<'_>, id: OfficeFreezeId) -> Result<Option<NaiveDate>> {
    Ok(store::find(tx, id)?.map(|row| row.ends_on))
}

/// Until when the offices of each of these persons are frozen, of those whose are on `day`.
pub fn frozen(tx: &mut Tx<'_>, persons: &[PersonId], day: NaiveDate) -> Result<Frozen> {
    if persons.is_empty() { Ok(Frozen::default()) } else { store::frozen(tx, persons, day) }
}

/// Forgets that an office was frozen by itself: it is taken out.
pub(in crate::appointments) fn forget(tx: &mut Tx<'_>, office: AppointmentId) -> Result<()> {
    for row in store::of_one(tx, office)? {
        store::delete(tx, row.id)?;
        journal::deleted(tx, "office_freeze", row.id, &row)?;
    }
    Ok(())
}

/// When the offices of those who ever sat in one of these bodies are frozen, and those of these persons.
pub fn of_seated(tx: &mut Tx<'_>, bodies: &[BodyId], besides: &[PersonId]) -> Result<Vec<FrozenSpell>> {
    store::of_seated(tx, bodies, besides)
}

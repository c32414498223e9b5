//! Members handed from one unit to another by what becomes of the unit, and given back.
use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::bodies::handovers::{self, Handed};
use crate::bodies::{BodyId, Consequence, Happening, acts};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::journal::{self, Entry};
use crate::persons::{self, MembershipId, PersonId};

use super::model::{Membership, MembershipRow};
use super::{grades, standings, store};

/// Hands the memberships of a unit that last beyond `last` to another body, or leaves them without a unit: all, or
/// those of persons who live in these territories. At most `most` at once.
pub fn hand_over(
    tx: &mut Tx<'_>,
    unit: BodyId,
    to: Option<BodyId>,
    last: NaiveDate,
    homes: Option<&[String]>,
    most: i64,
) -> Result<Vec<Consequence>> {
    let rows = store::lasting_in(tx, unit, last, homes, most)?;
    let persons: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let names = persons::names(tx, &persons)?;
    let on = last.succ_opt().unwrap_or(last);
    let ids: Vec<MembershipId> = rows.iter().map(|row| row.id).collect();
    let (spells, grades) = (standings::spells(tx, &ids)?, grades::given(tx, &ids)?);
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id.0).collect();
    handovers::hand_over_all(tx, Handed::Membership, &ids, (unit, to), on)?;
    let mut handed = Vec::with_capacity(rows.len());
    for before in rows {
        let mut after = before.clone();
        after.unit_id = to;
        after.version = before.version.saturating_add(1);
        after.updated_at = tx.now;
        store::update(tx, &after)?;
        let (name, spells, day) = (names.get(&before.person_id), spells.get(&before.id), tx.as_of);
        let grade = grades.get(&before.id);
        let told = |row| Membership::of(row, name.cloned(), spells, day).graded(grade.cloned());
        let (before, after) = (told(before.clone()), told(after));
        journal::changed(tx, "membership", after.id, &before, &after)?;
        let what = if to.is_some() { Happening::HandedOver } else { Happening::Released };
        handed.push(Consequence::of("membership", after.id.0, after.path(), what, on).to(to));
    }
    Ok(handed)
}

/// Puts memberships back into the unit they were in before an act, unless they left that unit ahead of it.
pub fn take_back(tx: &mut Tx<'_>, entries: &[&Entry], on: NaiveDate) -> Result<Vec<Consequence>> {
    let ids = entries.iter().map(|entry| entry.object()).collect::<Result<Vec<MembershipId>>>()?;
    let rows = store::find_all(tx, &ids)?;
    let persons: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let names = persons::names(tx, &persons)?;
    let (spells, grades) = (standings::spells(tx, &ids)?, grades::given(tx, &ids)?);
    let rows: HashMap<MembershipId, MembershipRow> = rows.into_iter().map(|row| (row.id, row)).collect();
    let objects: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let recorded = handovers::recorded(tx, &objects)?;
    let (mut told, mut taken) = (Vec::with_capacity(ids.len()), Vec::with_capacity(ids.len()));
    for (entry, id) in entries.iter().zip(ids) {
        let Some(row) = rows.get(&id) else { continue };
        let Some((handover, is_last)) = recorded.at(id.0, entry.at) else { continue };
        let (name, spells, day) = (names.get(&row.person_id), spells.get(&row.id), tx.as_of);
        let grade = grades.get(&row.id);
        let of = |row: MembershipRow| Membership::of(row, name.cloned(), spells, day).graded(grade.cloned());
        let present = of(row.clone());
        let rests = || Problem::from(acts::Refusal::LaterChangeRestsOnIt).because(present.path());
        let mut was = entry.undone(&present)?.filter(|_| is_last).ok_or_else(rests)?;
        let mut after = row.clone();
        was.put("unit_id", &mut after.unit_id)?;
        was.complete()?;
        after.version = after.version.saturating_add(1);
        after.updated_at = tx.now;
        let (unit, kept) = (after.unit_id, of(after.clone()));
        store::update(tx, &after)?;
        journal::changed(tx, "membership", id, &present, &kept)?;
        taken.push(handover);
        told.push(Consequence::of("membership", id.0, kept.path(), Happening::Restored, on).to(unit));
    }
    handovers::take_back_all(tx, &taken)?;
    Ok(told)
}

//! Freezes in the database.
use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::basis::AppointmentId;
use crate::bodies::BodyId;
use crate::db::{Tx, appointments, office_freezes};
use crate::error::Result;
use crate::persons::PersonId;
use crate::words::{PartialDate, Tenure};

use super::model::{Frozen, FrozenSpell, OfficeFreeze, OfficeFreezeId};

pub(super) fn find(tx: &mut Tx<'_>, id: OfficeFreezeId) -> Result<Option<OfficeFreeze>> {
    let one = office_freezes::table.find(id).select(OfficeFreeze::as_select());
    Ok(one.first(tx.conn).optional()?)
}

/// The freezes of one office alone.
pub(super) fn of_one(tx: &mut Tx<'_>, office: AppointmentId) -> Result<Vec<OfficeFreeze>> {
    let of_it = office_freezes::table.filter(office_freezes::appointment_id.eq(office));
    Ok(of_it.select(OfficeFreeze::as_select()).load(tx.conn)?)
}

/// Until when the offices of each of these persons are frozen, of those whose are on `day`.
pub(super) fn frozen(tx: &mut Tx<'_>, persons: &[PersonId], day: NaiveDate) -> Result<Frozen> {
    let mut found = Frozen::default();
    for some in persons.chunks(500) {
        let covering = office_freezes::table
            .filter(office_freezes::person_id.eq_any(some))
            .filter(office_freezes::starts_on.le(day))
            .filter(office_freezes::ends_on.ge(day))
            .select((office_freezes::person_id, office_freezes::appointment_id, office_freezes::ends_on));
        let rows: Vec<(PersonId, Option<AppointmentId>, NaiveDate)> = covering.load(tx.conn)?;
        for (person, office, last) in rows {
            let known = match office {
                Some(office) => found.single.entry(office).or_insert(last),
                None => found.whole.entry(person).or_insert(last),
            };
            *known = last.max(*known);
        }
    }
    Ok(found)
}

/// When the offices of those who ever sat in one of these bodies are frozen, and those of these persons.
pub(super) fn of_seated(
    tx: &mut Tx<'_>,
    bodies: &[BodyId],
    besides: &[PersonId],
) -> Result<Vec<FrozenSpell>> {
    type Row = (PersonId, Option<AppointmentId>, NaiveDate, NaiveDate);
    let sits = exists(
        appointments::table
            .filter(appointments::person_id.eq(office_freezes::person_id))
            .filter(appointments::body_id.eq_any(bodies)),
    );
    let days = (
        office_freezes::person_id,
        office_freezes::appointment_id,
        office_freezes::starts_on,
        office_freezes::ends_on,
    );
    let mut rows: Vec<Row> = office_freezes::table.filter(sits).select(days).load(tx.conn)?;
    for some in besides.chunks(500) {
        let theirs = office_freezes::table.filter(office_freezes::person_id.eq_any(some)).select(days);
        rows.extend(theirs.load::<Row>(tx.conn)?);
    }
    let told = |(person, appointment, starts, ends): Row| {
        let spell = Tenure { starts: PartialDate::exact(starts), ends: Some(PartialDate::exact(ends)) };
        FrozenSpell { person, appointment, spell }
    };
    Ok(rows.into_iter().map(told).collect())
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &OfficeFreeze) -> Result<()> {
    diesel::insert_into(office_freezes::table).values(row.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, row: &OfficeFreeze) -> Result<()> {
    diesel::update(office_freezes::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: OfficeFreezeId) -> Result<()> {
    diesel::delete(office_freezes::table.find(id)).execute(tx.conn)?;
    Ok(())
}

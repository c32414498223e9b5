//! Freezes in the database.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{Tx, appointments, office_freezes};
use crate::error::Result;
use crate::persons::PersonId;

use super::model::{OfficeFreeze, OfficeFreezeId};

pub(super) fn find(tx: &mut Tx<'_>, id: OfficeFreezeId) -> Result<Option<OfficeFreeze>> {
    let one = office_freezes::table.find(id).select(OfficeFreeze::as_select());
    Ok(one.first(tx.conn).optional()?)
}

/// Until when the offices of each of these persons are frozen, of those whose are on `day`.
pub(super) fn frozen(
    tx: &mut Tx<'_>,
    persons: &[PersonId],
    day: NaiveDate,
) -> Result<HashMap<PersonId, NaiveDate>> {
    let mut found: HashMap<PersonId, NaiveDate> = HashMap::new();
    for some in persons.chunks(500) {
        let covering = office_freezes::table
            .filter(office_freezes::person_id.eq_any(some))
            .filter(office_freezes::starts_on.le(day))
            .filter(office_freezes::ends_on.ge(day))
            .select((office_freezes::person_id, office_freezes::ends_on));
        for (person, last) in covering.load::<(PersonId, NaiveDate)>(tx.conn)? {
            let known = found.entry(person).or_insert(last);
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
) -> Result<Vec<(PersonId, NaiveDate, NaiveDate)>> {
    let sits = exists(
        appointments::table
            .filter(appointments::person_id.eq(office_freezes::person_id))
            .filter(appointments::body_id.eq_any(bodies)),
    );
    let days = (office_freezes::person_id, office_freezes::starts_on, office_freezes::ends_on);
    let mut found: Vec<(PersonId, NaiveDate, NaiveDate)> =
        office_freezes::table.filter(sits).select(days).load(tx.conn)?;
    for some in besides.chunks(500) {
        let theirs = office_freezes::table.filter(office_freezes::person_id.eq_any(some)).select(days);
        found.extend(theirs.load::<(PersonId, NaiveDate, NaiveDate)>(tx.conn)?);
    }
    Ok(found)
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

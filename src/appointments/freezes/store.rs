//! Freezes in the database.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Tx, office_freezes};
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

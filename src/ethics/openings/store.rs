//! Openings in the database.
use diesel::prelude::*;

use crate::db::{Tx, case_openings};
use crate::error::Result;

use super::model::{CaseOpening, CaseOpeningId};

pub(super) fn find(tx: &mut Tx<'_>, id: CaseOpeningId) -> Result<CaseOpening> {
    Ok(case_openings::table.find(id).select(CaseOpening::as_select()).first(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &CaseOpening) -> Result<()> {
    diesel::insert_into(case_openings::table).values(row.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, row: &CaseOpening) -> Result<()> {
    diesel::update(case_openings::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

//! What is imposed, in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::CaseId;
use crate::db::{Tx, impositions};
use crate::error::Result;
use crate::persons::MembershipId;

use super::model::{Imposition, ImpositionId};

/// What is imposed on a membership, in the order it was.
pub(super) fn of(tx: &mut Tx<'_>, membership: MembershipId) -> Result<Vec<Imposition>> {
    let of_it = impositions::table.filter(impositions::membership_id.eq(membership)).order(impositions::id);
    Ok(of_it.select(Imposition::as_select()).load(tx.conn)?)
}

pub(super) fn find(tx: &mut Tx<'_>, id: ImpositionId) -> Result<Option<Imposition>> {
    Ok(impositions::table.find(id).select(Imposition::as_select()).first(tx.conn).optional()?)
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &Imposition) -> Result<()> {
    diesel::insert_into(impositions::table).values(row.clone()).execute(tx.conn)?;
    Ok(())
}

/// Lets one last until another day.
pub(super) fn ends(tx: &mut Tx<'_>, id: ImpositionId, last: NaiveDate) -> Result<()> {
    let until = (impositions::ends_on.eq(last), impositions::updated_at.eq(tx.now));
    diesel::update(impositions::table.find(id)).set(until).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: ImpositionId) -> Result<()> {
    diesel::delete(impositions::table.find(id)).execute(tx.conn)?;
    Ok(())
}

/// Takes out everything imposed on a membership.
pub(super) fn delete_of(tx: &mut Tx<'_>, membership: MembershipId) -> Result<()> {
    let of_it = impositions::table.filter(impositions::membership_id.eq(membership));
    diesel::delete(of_it).execute(tx.conn)?;
    Ok(())
}

/// Forgets by which case something is imposed.
pub(super) fn forget_case(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let by_it = impositions::table.filter(impositions::case_id.eq(case));
    diesel::update(by_it).set(impositions::case_id.eq(None::<CaseId>)).execute(tx.conn)?;
    Ok(())
}

//! National ids, and by whose leave they are kept, in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Tx, national_id_authorizations, national_ids};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::PersonId;

use super::model::{AuthorizationId, KeptId, NationalIdAuthorization};

pub(super) fn find(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<KeptId>> {
    Ok(national_ids::table.find(person).select(KeptId::as_select()).first(tx.conn).optional()?)
}

/// Who has the id of this mark.
pub(super) fn marked(tx: &mut Tx<'_>, mark: &[u8]) -> Result<Option<PersonId>> {
    let who = national_ids::table.filter(national_ids::mark.eq(mark)).select(national_ids::person_id);
    Ok(who.first(tx.conn).optional()?)
}

pub(super) fn keep(tx: &mut Tx<'_>, kept: &KeptId, is_new: bool) -> Result<()> {
    if is_new {
        diesel::insert_into(national_ids::table).values(kept.clone()).execute(tx.conn)?;
    } else {
        diesel::update(national_ids::table.find(kept.person_id)).set(kept.clone()).execute(tx.conn)?;
    }
    Ok(())
}

/// Forgets somebody's; answers whether there was one.
pub(super) fn forget(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(diesel::delete(national_ids::table.find(person)).execute(tx.conn)? > 0)
}

/// Forgets all there are; answers how many.
pub(super) fn forget_all(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(diesel::delete(national_ids::table).execute(tx.conn)?)
}

pub(super) fn authorization(tx: &mut Tx<'_>, id: AuthorizationId) -> Result<NationalIdAuthorization> {
    let one = national_id_authorizations::table.find(id).select(NationalIdAuthorization::as_select());
    Ok(one.first(tx.conn)?)
}

/// Those that were not withdrawn and have begun: a handful.
pub(super) fn standing(tx: &mut Tx<'_>, day: NaiveDate) -> Result<Vec<NationalIdAuthorization>> {
    let standing = national_id_authorizations::table
        .filter(national_id_authorizations::withdrawn_at.is_null())
        .filter(national_id_authorizations::granted_on.le(day))
        .order(national_id_authorizations::id)
        .limit(MOST)
        .select(NationalIdAuthorization::as_select());
    Ok(standing.load(tx.conn)?)
}

/// More than so many stand beside each other nowhere.
const MOST: i64 = 100;

pub(super) fn insert(tx: &mut Tx<'_>, new: &NationalIdAuthorization) -> Result<()> {
    diesel::insert_into(national_id_authorizations::table).values(new.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, after: &NationalIdAuthorization) -> Result<()> {
    let one = national_id_authorizations::table.find(after.id);
    diesel::update(one).set(after.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Vec<NationalIdAuthorization>> {
    let mut page = national_id_authorizations::table.into_boxed();
    if let Some(after) = listing.after_id()? {
        page = page.filter(national_id_authorizations::id.gt(AuthorizationId(after)));
    }
    let page = page.order(national_id_authorizations::id).limit(listing.fetch());
    Ok(page.select(NationalIdAuthorization::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(national_id_authorizations::table.count().get_result(tx.conn)?)
}

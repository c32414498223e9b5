//! National ids, and by whose leave they are kept, in the database.
use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::{Tx, national_id_authorizations, national_ids, persons};
use crate::error::Result;
use crate::http::Listing;
use crate::is_person_within;
use crate::persons::PersonId;
use crate::reach::Within;

use super::model::{AuthorizationId, KeptId, NationalIdAuthorization, NationalIdId};

pub(super) fn find(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<KeptId>> {
    Ok(national_ids::table.find(person).select(KeptId::as_select()).first(tx.conn).optional()?)
}

/// Those who have the id of this mark, of those within reach, the earliest registered first.
pub(super) fn marked(tx: &mut Tx<'_>, mark: &[u8], within: Option<&Within>) -> Result<Vec<PersonId>> {
    let marked = national_ids::table.filter(national_ids::mark.eq(mark));
    let marked = marked.order(national_ids::person_id).limit(MOST).select(national_ids::person_id);
    let all: Vec<PersonId> = marked.load(tx.conn)?;
    let Some(within) = within.filter(|_| !all.is_empty()) else { return Ok(all) };
    let seen = persons::table.filter(persons::id.eq_any(&all)).filter(is_person_within!(tx.today, within));
    Ok(seen.order(persons::id).select(persons::id).load(tx.conn)?)
}

/// More than so many have one id nowhere.
const MOST: i64 = 20;

pub(super) fn keep(tx: &mut Tx<'_>, kept: &KeptId, is_new: bool) -> Result<()> {
    if is_new {
        diesel::insert_into(national_ids::table).values(kept.clone()).execute(tx.conn)?;
    } else {
        diesel::update(national_ids::table.find(kept.person_id)).set(kept.clone()).execute(tx.conn)?;
    }
    Ok(())
}

pub(super) fn forget(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    diesel::delete(national_ids::table.find(person)).execute(tx.conn)?;
    Ok(())
}

/// Some of those that are kept, at most so many: whose each is, and what it is sealed as.
pub(super) fn some(tx: &mut Tx<'_>, most: i64) -> Result<Vec<(PersonId, NationalIdId)>> {
    let some = national_ids::table.order(national_ids::person_id).limit(most);
    Ok(some.select((national_ids::person_id, national_ids::id)).load(tx.conn)?)
}

pub(super) fn authorization(tx: &mut Tx<'_>, id: AuthorizationId) -> Result<NationalIdAuthorization> {
    let one = national_id_authorizations::table.find(id).select(NationalIdAuthorization::as_select());
    Ok(one.first(tx.conn)?)
}

/// Whether an authorization is in force on `day`.
pub(super) fn is_one_in_force(tx: &mut Tx<'_>, day: NaiveDate) -> Result<bool> {
    let holding = national_id_authorizations::table
        .filter(national_id_authorizations::withdrawn_at.is_null())
        .filter(national_id_authorizations::granted_on.le(day))
        .filter(
            national_id_authorizations::ends_on.is_null().or(national_id_authorizations::ends_on.ge(day)),
        );
    Ok(diesel::select(exists(holding)).get_result(tx.conn)?)
}

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

//! Institutions in the database.
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::{MultiBackend, Tx, institutions, mandates};
use crate::error::Result;
use crate::http::Listing;
use crate::take_out;

use super::model::{Institution, InstitutionId, InstitutionQuery};

/// How many institutions one statement names.
const AT_ONCE: usize = 500;

pub(super) fn find(tx: &mut Tx<'_>, id: InstitutionId) -> Result<Institution> {
    Ok(institutions::table.find(id).select(Institution::as_select()).first(tx.conn)?)
}

/// Those with these ids, in no order.
pub(super) fn of_ids(tx: &mut Tx<'_>, ids: &[InstitutionId]) -> Result<Vec<Institution>> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let found = institutions::table.filter(institutions::id.eq_any(some));
        all.extend(found.select(Institution::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

/// Those called so in either script, by folded names, the earliest recorded first.
pub(super) fn called(tx: &mut Tx<'_>, names: &[String]) -> Result<Vec<Institution>> {
    let mut all = Vec::new();
    for some in names.chunks(AT_ONCE) {
        let is_called_so = institutions::name_key.eq_any(some).or(institutions::latin_key.eq_any(some));
        let found = institutions::table.filter(is_called_so).order(institutions::id);
        all.extend(found.select(Institution::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

/// Those of these territories, by the first codes those ever bore, the earliest recorded first.
pub(super) fn elected_at(tx: &mut Tx<'_>, homes: &[&str]) -> Result<Vec<Institution>> {
    let mut all = Vec::new();
    for some in homes.chunks(AT_ONCE) {
        let found = institutions::table.filter(institutions::territory.eq_any(some)).order(institutions::id);
        all.extend(found.select(Institution::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

fn fitting<'a>(
    query: &InstitutionQuery,
    codes: Option<&[String]>,
) -> institutions::BoxedQuery<'a, MultiBackend> {
    let mut fitting = institutions::table.into_boxed();
    if let Some(kind) = query.kind {
        fitting = fitting.filter(institutions::kind.eq(kind));
    }
    if let Some(codes) = codes {
        fitting = fitting.filter(institutions::territory.eq_any(codes.to_vec()));
    }
    fitting
}

/// A page of those that fit, the earliest recorded first; of these territories, where some are named.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &InstitutionQuery,
    codes: Option<&[String]>,
    listing: &Listing,
) -> Result<Vec<Institution>> {
    let mut page = fitting(query, codes);
    if let Some(after) = listing.after_id()? {
        page = page.filter(institutions::id.gt(InstitutionId(after)));
    }
    let page = page.order(institutions::id).limit(listing.fetch());
    Ok(page.select(Institution::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &InstitutionQuery, codes: Option<&[String]>) -> Result<i64> {
    Ok(fitting(query, codes).count().get_result(tx.conn)?)
}

/// Whether a mandate in it is on record.
pub(super) fn has_mandates(tx: &mut Tx<'_>, id: InstitutionId) -> Result<bool> {
    let there = mandates::table.filter(mandates::institution_id.eq(id)).select(mandates::id);
    Ok(diesel::select(exists(there)).get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, institution: &Institution) -> Result<()> {
    diesel::insert_into(institutions::table).values(institution.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, institution: &Institution) -> Result<()> {
    diesel::update(institutions::table.find(institution.id)).set(institution.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: InstitutionId) -> Result<()> {
    take_out!(tx, institutions, id);
    Ok(())
}

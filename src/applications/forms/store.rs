//! Application forms in the database.
use diesel::prelude::*;

use crate::db::{MultiBackend, Tx, application_forms};
use crate::error::Result;
use crate::http::Listing;
use crate::territory::{codes_borne, codes_under};

use super::model::{ApplicationFormId, FormQuery, Row};

pub(super) fn find(tx: &mut Tx<'_>, id: ApplicationFormId) -> Result<Row> {
    Ok(application_forms::table.find(id).select(Row::as_select()).first(tx.conn)?)
}

/// Those that fit, within the caller's reach.
fn fitting<'a>(
    tx: &mut Tx<'_>,
    query: &FormQuery,
) -> Result<application_forms::BoxedQuery<'a, MultiBackend>> {
    let mut fitting = application_forms::table.into_boxed();
    if let Some(within) = tx.reach()? {
        fitting = fitting.filter(application_forms::territory.eq_any(within.homes.clone()));
    }
    if let Some(under) = &query.under {
        let below = codes_under(tx, under.as_str())?;
        fitting = fitting.filter(application_forms::territory.eq_any(codes_borne(tx, &below)?));
    }
    if let Some(reference) = &query.reference {
        fitting = fitting.filter(application_forms::reference.eq(reference.to_string()));
    }
    Ok(fitting)
}

pub(super) fn list(tx: &mut Tx<'_>, query: &FormQuery, listing: &Listing) -> Result<Vec<Row>> {
    let mut page = fitting(tx, query)?;
    if let Some(after) = listing.after_id()? {
        page = page.filter(application_forms::id.gt(ApplicationFormId(after)));
    }
    let page = page.order(application_forms::id).limit(listing.fetch());
    Ok(page.select(Row::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &FormQuery) -> Result<i64> {
    Ok(fitting(tx, query)?.count().get_result(tx.conn)?)
}

/// How many wait at one territory.
pub(super) fn count_at(tx: &mut Tx<'_>, territory: &str) -> Result<i64> {
    let there = application_forms::table.filter(application_forms::territory.eq(territory));
    Ok(there.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(application_forms::table).values(row.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: ApplicationFormId) -> Result<()> {
    diesel::delete(application_forms::table.find(id)).execute(tx.conn)?;
    Ok(())
}

//! Publications in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{MultiBackend, Tx, case_publications};
use crate::error::{Problem, Result};
use crate::http::Listing;

use super::model::{CasePublication, CasePublicationId, CasePublicationQuery};

pub(super) fn find(tx: &mut Tx<'_>, id: CasePublicationId) -> Result<CasePublication> {
    Ok(case_publications::table.find(id).select(CasePublication::as_select()).first(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &CasePublication) -> Result<()> {
    diesel::insert_into(case_publications::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, row: &CasePublication) -> Result<()> {
    diesel::update(case_publications::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

/// Those that fit and are not withdrawn.
fn fitting<'a>(
    query: &CasePublicationQuery,
    body: Option<BodyId>,
) -> case_publications::BoxedQuery<'a, MultiBackend> {
    let mut fitting = case_publications::table.filter(case_publications::withdrawn_on.is_null()).into_boxed();
    if let Some(body) = body {
        fitting = fitting.filter(case_publications::body_id.eq(body));
    }
    if let Some(sanction) = &query.sanction {
        fitting = fitting.filter(case_publications::sanction.eq(sanction.to_string()));
    }
    let year = query.year.map(i32::from);
    let days = year.and_then(|year| {
        Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
    });
    match days {
        Some((first, last)) => fitting.filter(case_publications::published_on.between(first, last)),
        None => fitting,
    }
}

/// A page of those that fit, the first published first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    (query, body): (&CasePublicationQuery, Option<BodyId>),
    listing: &Listing,
) -> Result<Vec<CasePublication>> {
    let mut page = fitting(query, body);
    if let Some((day, after)) = listing.after_key()? {
        let day: NaiveDate = day.parse().map_err(Problem::internal)?;
        let later = case_publications::published_on.gt(day);
        page = page
            .filter(later.or(case_publications::id.gt(CasePublicationId(after))))
            .filter(case_publications::published_on.ge(day));
    }
    let page = page.order((case_publications::published_on, case_publications::id)).limit(listing.fetch());
    Ok(page.select(CasePublication::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, (query, body): (&CasePublicationQuery, Option<BodyId>)) -> Result<i64> {
    Ok(fitting(query, body).count().get_result(tx.conn)?)
}

//! What is counted of cases, whoever asks: nothing hangs on which of them the caller might see.
use std::collections::HashMap;

use chrono::Datelike as _;

use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::vacancies::BodyNamed;

use super::model::{CasesCounted, Counted, EthicsQuery};
use super::{rules, store};

/// The counts asked for, by the slug of the committee.
pub(in crate::reports) fn list(
    tx: &mut Tx<'_>,
    query: &EthicsQuery,
    listing: &Listing,
) -> Result<Page<CasesCounted>> {
    let year = query.year.map_or(tx.as_of.year(), i32::from);
    let total = listing.total(|| store::count(tx, (query, year)))?;
    let rows = store::list(tx, (query, year), listing)?;
    let page = listing.page(rows, total, |body| vec![body.slug.clone()]);
    let series: Vec<String> = page.data.iter().map(|body| format!("{}/{year}", body.slug)).collect();
    let mut counted: HashMap<String, Vec<Counted>> = HashMap::new();
    for case in store::cases_of(tx, &series)? {
        counted.entry(case.series.clone()).or_default().push(case);
    }
    let told = |(body, series): (_, &String)| {
        let rules::Counts { received, outcomes, appealed, median_days } =
            rules::counts(counted.get(series).map(Vec::as_slice).unwrap_or_default());
        let body = BodyNamed::of(body, tx.language);
        CasesCounted { body, year, received, outcomes, appealed, median_days }
    };
    let data = page.data.iter().zip(&series).map(told).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

//! What is asked of coverage.
use crate::bodies::Body;
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::statutes;
use crate::territory::Place;
use crate::vacancies::BodyNamed;

use super::model::{CoverageQuery, CoverageTold};
use super::{rules, store};

/// The level of territory that is looked at when the caller does not say.
const COMMUNE: &str = "commune";

/// The places asked for, by code, with the bodies that cover them.
pub(in crate::reports) fn list(
    tx: &mut Tx<'_>,
    query: &CoverageQuery,
    listing: &Listing,
) -> Result<Page<CoverageTold>> {
    let statutes = statutes::in_force(tx, tx.as_of)?;
    let level = query.level.as_deref().unwrap_or(COMMUNE);
    let types = rules::covering(&statutes, level);
    let total = listing.total(|| store::count(tx, query, level, &types))?;
    let rows = store::list(tx, query, level, &types, listing)?;
    let page = listing.page(rows, total, |place| vec![place.code.clone()]);
    let is_covered = query.covered == Some(true);
    let mut codes: Vec<String> = page
        .data
        .iter()
        .flat_map(|place| [Some(place.code.clone()), place.parent.clone()])
        .flatten()
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let bodies =
        if is_covered && !codes.is_empty() { store::bodies_at(tx, &codes, &types)? } else { Vec::new() };
    let language = tx.language;
    let told = |place: Place| {
        let covers =
            |body: &&Body| body.territory == place.code || Some(&body.territory) == place.parent.as_ref();
        CoverageTold {
            name: place.name(language).to_owned(),
            bodies: bodies.iter().filter(covers).map(|body| BodyNamed::of(body, language)).collect(),
            territory: place.code,
            level: place.level,
            parent: place.parent,
        }
    };
    Ok(Page { data: page.data.into_iter().map(told).collect(), next: page.next, total: page.total })
}

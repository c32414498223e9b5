//! Looking at pairs and merges.
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};
use crate::http::{Listing, Page};
use crate::persons::{self, PersonName};
use crate::reach::Mask;

use super::super::model::{
    DuplicateId, DuplicatePair, DuplicateQuery, DuplicateTold, Merge, MergeId, MergeQuery,
};
use super::super::store;

/// Goes on only if the caller is told all that a pair rests on, wherever it may see one: that two share a phone, or a day
/// of birth, tells of both.
pub(super) fn expect_told(tx: &Tx<'_>) -> Result<()> {
    let asked = tx.operation.rule().permission;
    for mask in [Mask::Contacts, Mask::Birth] {
        if !tx.holdings.has_wherever(asked, mask.permission()) {
            return Err(Problem::of(&kinds::NOT_ALLOWED).because(mask.permission().word()));
        }
    }
    Ok(())
}

/// The pairs asked for, the surest first.
pub(in crate::duplicates) fn list(
    tx: &mut Tx<'_>,
    query: &DuplicateQuery,
    listing: &Listing,
) -> Result<Page<DuplicateTold>> {
    expect_told(tx)?;
    let after = match listing.after_key()? {
        Some((score, id)) => {
            let score = score.parse().map_err(Problem::internal)?;
            Some((score, DuplicateId(id)))
        }
        None => None,
    };
    let total = listing.total(|| store::count(tx, query))?;
    let rows = store::list(tx, query, after, listing)?;
    let page = listing.page(rows, total, |pair| vec![pair.score.to_string(), pair.id.to_string()]);
    let data = told_all(tx, page.data)?;
    Ok(Page { data, next: page.next, total: page.total })
}

/// One pair.
pub(in crate::duplicates) fn show(tx: &mut Tx<'_>, id: DuplicateId) -> Result<DuplicateTold> {
    let pair = found(tx, id)?;
    told(tx, pair)
}

/// One pair that the caller may see.
pub(super) fn found(tx: &mut Tx<'_>, id: DuplicateId) -> Result<DuplicatePair> {
    expect_told(tx)?;
    store::find(tx, id)
}

/// A pair in words.
pub(super) fn told(tx: &mut Tx<'_>, pair: DuplicatePair) -> Result<DuplicateTold> {
    told_all(tx, vec![pair])?.pop().ok_or_else(Problem::not_found)
}

fn told_all(tx: &mut Tx<'_>, pairs: Vec<DuplicatePair>) -> Result<Vec<DuplicateTold>> {
    let ids: Vec<_> = pairs.iter().flat_map(|pair| [pair.person_id, pair.other_id]).collect();
    let names = persons::names(tx, &ids)?;
    let language = tx.language;
    let told = |pair: DuplicatePair| {
        let both = [pair.person_id, pair.other_id]
            .map(|id| names.get(&id).cloned().unwrap_or_else(|| PersonName::forgotten(id)));
        DuplicateTold::of(pair, both, language)
    };
    Ok(pairs.into_iter().map(told).collect())
}

/// The merges asked for, the first made first.
pub(in crate::duplicates) fn list_merges(
    tx: &mut Tx<'_>,
    query: &MergeQuery,
    listing: &Listing,
) -> Result<Page<Merge>> {
    let total = listing.total(|| store::count_merges(tx, query))?;
    Ok(listing.page(store::merges(tx, query, listing)?, total, |merge| vec![merge.id.to_string()]))
}

/// One merge.
pub(in crate::duplicates) fn show_merge(tx: &mut Tx<'_>, id: MergeId) -> Result<Merge> {
    store::find_merge(tx, id)
}

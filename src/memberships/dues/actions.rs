//! What is done with dues: recorded one by one, or by a list.
use std::collections::{HashMap, HashSet};

use crate::basis::Source;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::MembershipId;

use super::super::model::MembershipRow;
use super::super::refusals::Refusal;
use super::super::{rules, store as memberships};
use super::model::{Dues, DuesImported, DuesStatus, MembershipDuesId, NewDues, NewDuesList};
use super::store;

/// Records how it is with somebody's dues of a year, whatever was told of them before.
pub(super) fn record(tx: &mut Tx<'_>, id: MembershipId, new: &NewDues) -> Result<Dues> {
    let membership = memberships::find(tx, id)?;
    rules::has_dues(&membership.tenure(), new.year)?;
    let before = store::of_year(tx, &[id], new.year)?.pop();
    keep(tx, &membership, before, (new.year, new.status, &new.source))
}

/// Keeps what is told, in place of what was told before.
fn keep(
    tx: &mut Tx<'_>,
    of: &MembershipRow,
    before: Option<Dues>,
    (year, status, source): (i64, DuesStatus, &Source),
) -> Result<Dues> {
    let told = Dues {
        id: MembershipDuesId::new(),
        membership_id: of.id,
        person_id: of.person_id,
        year,
        status,
        recorded_by: tx.actor.written(),
        source: Some(Json(source.clone())),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    if let Some(before) = before {
        let (id, created_at) = (before.id, before.created_at);
        let after = Dues { id, created_at, version: before.version.saturating_add(1), ..told };
        store::update(tx, &after)?;
        journal::changed(tx, "membership_dues", id, &before, &after)?;
        return Ok(after);
    }
    store::insert(tx, &told)?;
    journal::created(tx, "membership_dues", told.id, &told)?;
    Ok(told)
}

/// Records a list of dues of one year, all of it or nothing: of members the caller may see to, by their numbers. What is
/// known to be so already stays as it was told.
pub(super) fn import(tx: &mut Tx<'_>, list: &NewDuesList) -> Result<DuesImported> {
    let numbers: Vec<&str> = list.members.iter().map(|line| line.number.as_ref()).collect();
    let found = memberships::numbered(tx, &numbers)?;
    let by_number: HashMap<&str, &MembershipRow> =
        found.iter().filter_map(|row| Some((row.number.as_deref()?, row))).collect();
    let ids: Vec<MembershipId> = found.iter().map(|row| row.id).collect();
    let told = store::of_year(tx, &ids, list.year)?;
    let mut told: HashMap<MembershipId, Dues> =
        told.into_iter().map(|one| (one.membership_id, one)).collect();
    let mut imported = DuesImported { year: list.year, recorded: 0, unchanged: 0 };
    let mut seen = HashSet::new();
    for (index, line) in list.members.iter().enumerate() {
        let at = |refusal: Refusal| {
            let at = format!("/members/{index}/number");
            Problem::from(refusal).because(line.number.to_string()).told_at(|_| at.clone())
        };
        let row = by_number.get(&*line.number).ok_or_else(|| at(Refusal::NumberIsUnknown))?;
        if !seen.insert(row.id) {
            return Err(at(Refusal::NumberIsTwice));
        }
        rules::has_dues(&row.tenure(), list.year).map_err(at)?;
        let before = told.remove(&row.id);
        if before.as_ref().is_some_and(|before| before.status == line.status) {
            imported.unchanged = imported.unchanged.saturating_add(1);
            continue;
        }
        keep(tx, row, before, (list.year, line.status, &list.source))?;
        imported.recorded = imported.recorded.saturating_add(1);
    }
    tx.is_so_already = imported.recorded == 0;
    Ok(imported)
}

/// What is told of a membership's dues, the last year first.
pub(super) fn list(tx: &mut Tx<'_>, id: MembershipId, listing: &Listing) -> Result<Page<Dues>> {
    let membership = memberships::find(tx, id)?;
    tx.expect_begun(membership.tenure().starts.earliest())?;
    let total = listing.total(|| store::count(tx, id))?;
    let page = store::list(tx, id, listing)?;
    Ok(listing.page(page, total, |dues: &Dues| vec![dues.year.to_string(), dues.id.to_string()]))
}

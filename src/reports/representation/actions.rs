//! What is asked of representation.
use std::collections::{HashMap, HashSet};

use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::mandates::institutions::{Institution, InstitutionId};
use crate::territory::{self, TerritoryCode, codes_borne, codes_under, homes};

use super::model::{Held, RepresentationQuery, RepresentationSummary, RepresentationTold, SummaryQuery};
use super::picture::{Bar, Picture};
use super::rules::{self, Counted};
use super::store;

/// The codes of a territory and everything below it that a caller may look at, by the codes they ever bore; none where nothing
/// narrows them.
fn codes(tx: &mut Tx<'_>, territory: Option<&TerritoryCode>) -> Result<Option<Vec<String>>> {
    let asked = match territory {
        Some(code) => {
            let under = codes_under(tx, code.as_str())?;
            Some(codes_borne(tx, &under)?)
        }
        None => None,
    };
    let Some(within) = tx.reach()? else { return Ok(asked) };
    Ok(Some(match asked {
        Some(mut asked) => {
            let seen: HashSet<&String> = within.homes.iter().collect();
            asked.retain(|code| seen.contains(code));
            asked
        }
        None => within.homes.clone(),
    }))
}

/// The institutions asked for, each with how the party is represented in it.
pub(in crate::reports) fn list(
    tx: &mut Tx<'_>,
    query: &RepresentationQuery,
    listing: &Listing,
) -> Result<Page<RepresentationTold>> {
    let codes = codes(tx, query.territory.as_ref())?;
    let total = listing.total(|| store::count(tx, query, codes.as_deref()))?;
    let rows = store::list(tx, query, codes.as_deref(), listing)?;
    let page = listing.page(rows, total, |row| vec![row.territory.clone(), row.id.to_string()]);
    let ids: Vec<InstitutionId> = page.data.iter().map(|row| row.id).collect();
    let held = store::held(tx, Some(&ids))?;
    let territories: Vec<String> = page.data.iter().map(|row| row.territory.clone()).collect();
    let then = homes(tx, &territories)?;
    let language = tx.language;
    let told = |row: Institution| {
        let Held { seats, women, confirmed, presidents } = held.get(&row.id).copied().unwrap_or_default();
        let territory = then.get(&row.territory).map_or(&row.territory, |place| &place.code).clone();
        let named = row.named();
        RepresentationTold {
            id: row.id,
            kind: row.kind,
            kind_label: language.of(row.kind.labels()).to_owned(),
            names: named.names,
            territory,
            seats: row.seats,
            held: seats.certain,
            uncertain: rules::uncertain(seats),
            women: women.certain,
            confirmed: confirmed.certain,
            percent: rules::percent(row.seats, seats.certain),
            majority: rules::majority(row.seats, seats),
            presides: rules::certainty(presidents),
        }
    };
    Ok(Page { data: page.data.into_iter().map(told).collect(), next: page.next, total: page.total })
}

/// How the party is represented in all the institutions of a territory, by kind.
pub(in crate::reports) fn summary(tx: &mut Tx<'_>, query: &SummaryQuery) -> Result<RepresentationSummary> {
    let codes = codes(tx, query.territory.as_ref())?;
    summed(tx, query, codes.as_deref()).map(|(summary, _)| summary)
}

/// The sums, and what is held in each institution.
fn summed(
    tx: &mut Tx<'_>,
    query: &SummaryQuery,
    codes: Option<&[String]>,
) -> Result<(RepresentationSummary, HashMap<InstitutionId, Held>)> {
    let all = store::all(tx, codes)?;
    let places = store::places(tx, codes)?;
    let ids: Vec<InstitutionId> = all.iter().map(|(id, ..)| *id).collect();
    let held = store::held(tx, codes.map(|_| ids.as_slice()))?;
    let counted: Vec<Counted> = all
        .into_iter()
        .map(|(id, kind, seats)| (kind, seats, held.get(&id).copied().unwrap_or_default()))
        .collect();
    let summary = RepresentationSummary {
        territory: query.territory.as_ref().map(|code| code.as_str().to_owned()),
        as_of: tx.as_of,
        kinds: rules::summed(&counted, &places, tx.language),
    };
    Ok((summary, held))
}

/// The same as a picture: the sums in words, then the seats of each institution as a bar.
pub(in crate::reports) fn picture(tx: &mut Tx<'_>, query: &SummaryQuery) -> Result<String> {
    let codes = codes(tx, query.territory.as_ref())?;
    let (summary, held) = summed(tx, query, codes.as_deref())?;
    let language = tx.language;
    let bar = |row: Institution| {
        let held = held.get(&row.id).copied().unwrap_or_default();
        Bar { name: row.name(language).to_owned(), seats: row.seats, held }
    };
    let drawn = store::first(tx, codes.as_deref(), MOST_BARS)?;
    let bars: Vec<Bar> = drawn.into_iter().map(bar).collect();
    let all: i64 = summary.kinds.iter().map(|kind| kind.institutions).sum();
    let place = match &query.territory {
        Some(code) => named(tx, code)?,
        None => None,
    };
    let more = all.saturating_sub(i64::try_from(bars.len()).unwrap_or_default());
    let (place, kinds) = (place.as_deref(), summary.kinds.as_slice());
    Ok(Picture { place, day: tx.as_of, kinds, bars: &bars, more }.drawn(language))
}

/// What a territory is called on the day asked for; nothing where there is no such one.
fn named(tx: &mut Tx<'_>, code: &TerritoryCode) -> Result<Option<String>> {
    match territory::place(tx, code.as_str()) {
        Ok(place) => Ok(Some(place.name(tx.language).to_owned())),
        Err(problem) if problem.is_not_found() => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// How many bars a picture has at most: a province with all its communes has fewer.
const MOST_BARS: i64 = 300;

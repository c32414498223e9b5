//! What is asked of territories, and how a country is put in.
use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::journal;
use crate::words::Language;

use super::country::Country;
use super::model::{Level, Place, Site, Territory, TerritoryQuery};
use super::store;

/// One territory, from its first day on, and after its last.
pub(super) fn show(tx: &mut Tx<'_>, code: &str) -> Result<Territory> {
    let place = match store::find(tx, code) {
        Err(problem) if problem.is_not_found() => store::row(tx, code)?,
        found => found?,
    };
    tx.expect_begun(place.valid_from)?;
    let levels = store::levels(tx)?;
    Ok(Territory::of(place, &levels, tx.language))
}

/// One territory, as it was on the day asked for.
pub fn told(tx: &mut Tx<'_>, code: &str) -> Result<Territory> {
    let place = store::find(tx, code)?;
    let levels = store::levels(tx)?;
    Ok(Territory::of(place, &levels, tx.language))
}

/// The territories asked for, in alphabetical order.
pub(super) fn list(tx: &mut Tx<'_>, query: &TerritoryQuery, listing: &Listing) -> Result<Page<Territory>> {
    let total = listing.total(|| store::count(tx, query))?;
    let levels = store::levels(tx)?;
    let places = store::list(tx, query, listing)?;
    let page = listing.page(places, total, |place| vec![place.sort_key.clone(), place.code.clone()]);
    let data = page.data.into_iter().map(|place| Territory::of(place, &levels, tx.language)).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

/// The levels of the tree, from the country down.
pub(super) fn levels(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<Level>> {
    let mut levels = store::levels(tx)?;
    let total = i64::try_from(levels.len()).ok();
    if let Some(seen) =
        listing.after_parts().and_then(|after| levels.iter().position(|level| after.contains(&level.code)))
    {
        levels.drain(..=seen);
    }
    Ok(listing
        .page(levels, listing.total(|| Ok(total.unwrap_or_default()))?, |level| vec![level.code.clone()]))
}

/// A territory for other rooms: where something is.
pub fn place(tx: &mut Tx<'_>, code: &str) -> Result<Place> {
    store::find(tx, code)
}

/// The same on another day.
pub fn place_on(tx: &mut Tx<'_>, code: &str, day: NaiveDate) -> Result<Place> {
    store::find_on(tx, code, day)
}

/// The same of several, by the code each was asked for by; those there are.
pub fn places_on(tx: &mut Tx<'_>, codes: &[String], day: NaiveDate) -> Result<HashMap<String, Place>> {
    store::places_on(tx, codes, day)
}

/// Whether no territory ever moved into a province or out of it.
pub fn is_settled(tx: &mut Tx<'_>, province: &str) -> Result<bool> {
    store::is_settled(tx, province)
}

/// Whether a territory is another, or lies within it, on `day`.
pub fn is_within(tx: &mut Tx<'_>, code: &str, outer: &str, day: NaiveDate) -> Result<bool> {
    let outer = store::find_on(tx, outer, day)?.code;
    let place = store::find_on(tx, code, day)?;
    Ok(place.path.split('/').any(|above| above == outer))
}

/// The names of several territories in the caller's language, by code.
pub fn names(tx: &mut Tx<'_>, codes: &[String]) -> Result<HashMap<String, String>> {
    let language = tx.language;
    Ok(store::names(tx, codes)?.into_iter().map(|named| named_in(named, language)).collect())
}

/// What several territories are called in the caller's language, their levels, and which is above each, by code.
pub fn sites(tx: &mut Tx<'_>, codes: &[String]) -> Result<HashMap<String, Site>> {
    let language = tx.language;
    let levels = store::levels(tx)?;
    let site = |(parent, level, named): (Option<String>, String, store::Named)| {
        let (code, name) = named_in(named, language);
        let known = levels.iter().find(|known| known.code == level);
        let level = known.map_or(level.as_str(), |known| known.name(language)).to_owned();
        (code, Site { name, level, parent })
    };
    Ok(store::sites(tx, codes)?.into_iter().map(site).collect())
}

fn named_in((code, ar, fr, en): store::Named, language: Language) -> (String, String) {
    let name = match language {
        Language::Ar => ar,
        Language::Fr => fr.unwrap_or(ar),
        Language::En => en.or(fr).unwrap_or(ar),
    };
    (code, name)
}

/// Whether no country has been put in yet.
pub fn is_empty(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(store::total(tx)? == 0)
}

/// What the journal keeps of an import.
#[derive(Serialize)]
struct Imported {
    levels: usize,
    territories: usize,
}

/// Puts a country in: new territories are added, known codes take what the files say. Answers how many lines.
pub fn import(tx: &mut Tx<'_>, country: &Country) -> Result<usize> {
    store::put_levels(tx, &country.levels)?;
    store::put(tx, &country.lines, &country.levels)?;
    let imported = Imported { levels: country.levels.len(), territories: country.lines.len() };
    let root = country.lines.first().map_or("", |line| line.code.as_str());
    journal::created(tx, "territories", root, &imported)?;
    Ok(country.lines.len())
}

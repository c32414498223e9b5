//! What a search does.
mod named;

use std::collections::HashMap;

use crate::access::Permission;
use crate::db::{Reached, Tx};
use crate::error::{Problem, Result, kinds};
use crate::http::{Listing, Page};
use crate::reach::{self, Mask};

use super::super::model::{Contact, Person, PersonDetails, PersonId, Phone};
use super::super::sealing::number_mark;
use super::super::{actions, store as persons};
use super::beside::{self, Narrowed};
use super::model::{FindQuery, Found, FoundBy, Hit, PersonFound};
use super::rules::{self, Asked};
use super::store;

use named::named;

/// The most a search finds: who asks for more had better ask for less.
const MOST: usize = 200;

/// Finds whoever was asked for, the best first.
pub(in crate::persons) fn find(
    tx: &mut Tx<'_>,
    query: &FindQuery,
    listing: &Listing,
) -> Result<Page<PersonFound>> {
    let asked = Asked::read(&query.q);
    let narrowed = beside::asked(tx, query)?;
    let start = listing.after_parts().map(|parts| parts.first().and_then(|place| place.parse().ok()));
    let start: usize = start.flatten().map_or(0, |place: usize| place.saturating_add(1));
    let fetch = usize::try_from(listing.fetch()).unwrap_or(MOST);
    // Who counts all finds all; else those up to the end of the page are enough.
    let enough = if listing.counts() { MOST } else { start.saturating_add(fetch).min(MOST) };
    let mut hits = numbered(tx, &asked, &narrowed)?;
    named(tx, &asked.units, &narrowed, enough, &mut hits)?;
    if hits.len() < enough && !asked.units.is_empty() {
        besides(tx, &query.q, &narrowed, enough, &mut hits)?;
    }
    hits.truncate(MOST);
    let total = listing.total(|| i64::try_from(hits.len()).map_err(Problem::internal))?;
    let page: Vec<(usize, Hit)> = hits.into_iter().enumerate().skip(start).take(fetch).collect();
    let found = shown(tx, page)?;
    Ok(listing.page(found, total, |one| vec![one.place.to_string(), one.person.id.to_string()]))
}

/// Those of the persons the caller reads who may be the person told of: reached by the same number, or called alike, the
/// likest first; at most five.
pub fn alike(tx: &mut Tx<'_>, person: &PersonDetails) -> Result<Vec<PersonFound>> {
    const ALIKE: usize = 5;
    let reached = tx.reached.take();
    tx.reached = Some(Reached(reach::within(tx, Permission::ReadPersons)?));
    let seen = beside::seen(tx)?;
    let mut hits = Vec::new();
    let may_ask = tx.holdings.has_wherever(Permission::ReadPersons, Mask::Contacts.permission());
    for phone in person.contacts.iter().filter(|_| may_ask).filter_map(Contact::phone) {
        rules::add(&mut hits, numbered(tx, &Asked::of_phone(&phone), &seen)?);
    }
    for name in person.name_ar.iter().chain(&person.name_latin) {
        named(tx, &Asked::read(name).units, &seen, ALIKE, &mut hits)?;
    }
    hits.truncate(ALIKE);
    let found = shown(tx, hits.into_iter().enumerate().collect());
    tx.reached = reached;
    found
}

/// Adds those of whose search some words are the name of a place or a skill beside that of a person, or without one.
fn besides(tx: &mut Tx<'_>, q: &str, narrowed: &Narrowed, enough: usize, hits: &mut Vec<Hit>) -> Result<()> {
    let Some(apart) = beside::read_among(tx, q, narrowed)? else { return Ok(()) };
    let mut found = Vec::new();
    if apart.rest.is_empty() {
        let most = i64::try_from(enough).map_err(Problem::internal)?;
        let there = beside::there(tx, &apart.narrowed, None, most)?;
        found.extend(there.into_iter().map(|id| hit(id, FoundBy::Beside)));
    } else {
        named(tx, &Asked::read(&apart.rest).units, &apart.narrowed, enough, &mut found)?;
    }
    let beside = |mut hit: Hit| {
        hit.found.by = FoundBy::Beside;
        hit.found.words.extend(apart.words.iter().cloned());
        hit
    };
    rules::add(hits, found.into_iter().map(beside));
    Ok(())
}

/// Those of the page, as the caller may be told of them.
fn shown(tx: &mut Tx<'_>, page: Vec<(usize, Hit)>) -> Result<Vec<PersonFound>> {
    let ids: Vec<PersonId> = page.iter().map(|(_, hit)| hit.id).collect();
    let mut people = persons::find_all(tx, &ids)?;
    actions::tell(tx, &mut people)?;
    let mut known: HashMap<PersonId, Person> = people.into_iter().map(|one| (one.id, one)).collect();
    let found = |(place, hit): (usize, Hit)| {
        let person = known.remove(&hit.id)?;
        Some(PersonFound { person, found: hit.found, place })
    };
    Ok(page.into_iter().filter_map(found).collect())
}

/// Those who are found by a number: of a membership, where the caller reads those; of a phone, where it is told contacts.
fn numbered(tx: &mut Tx<'_>, asked: &Asked, narrowed: &Narrowed) -> Result<Vec<Hit>> {
    let Some(number) = &asked.number else { return Ok(Vec::new()) };
    let may = |other| tx.holdings.has_wherever(Permission::ReadPersons, other);
    let contacts = Mask::Contacts.permission();
    let (by_phone, by_membership) = (may(contacts), may(Permission::ReadMemberships));
    if !by_phone && !by_membership && asked.units.is_empty() {
        return Err(Problem::of(&kinds::NOT_ALLOWED).because(contacts.word()));
    }
    let most = i64::try_from(MOST).map_err(Problem::internal)?;
    let mut hits = Vec::new();
    if by_membership {
        let ids = beside::there(tx, narrowed, Some(number), most)?;
        rules::add(&mut hits, ids.into_iter().map(|id| hit(id, FoundBy::Membership)));
    }
    if let Some(phone) = asked.phone.as_ref().filter(|_| by_phone) {
        let mut ids = store::reached_by(tx, phone, narrowed, most)?;
        // What is private is found whole.
        if let Some(whole) = Phone::parse(number) {
            let mark = number_mark(&tx.vault, &whole);
            ids.extend(store::bearers(tx, &[mark], &[], narrowed, most)?);
        }
        rules::add(&mut hits, ids.into_iter().map(|id| hit(id, FoundBy::Phone)));
    }
    Ok(hits)
}

fn hit(id: PersonId, by: FoundBy) -> Hit {
    Hit { id, found: Found { by, words: Vec::new() } }
}

//! What a search does.
use std::collections::{HashMap, HashSet};

use crate::access::Permission;
use crate::db::{Reached, Tx};
use crate::error::{Problem, Result, kinds};
use crate::http::{Listing, Page};
use crate::reach::{self, Mask};
use crate::words::names::near;

use super::super::model::{Contact, Person, PersonDetails, PersonId};
use super::super::{actions, store as persons};
use super::beside::{self, Narrowed};
use super::model::{FindQuery, Found, FoundBy, Hit, PersonFound};
use super::rules::{self, Asked, Unit, Words};
use super::store;

/// The most a search finds: who asks for more had better ask for less.
const MOST: usize = 200;
/// Where so many are found without, a slip of the pen is not looked for.
const FEW: usize = 10;
/// A word that more bear than this leads no search.
const MANY: i64 = 512;

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
        let ids = store::reached_by(tx, phone, narrowed, most)?;
        rules::add(&mut hits, ids.into_iter().map(|id| hit(id, FoundBy::Phone)));
    }
    Ok(hits)
}

fn hit(id: PersonId, by: FoundBy) -> Hit {
    Hit { id, found: Found { by, words: Vec::new() } }
}

/// Adds those who are found by their name, until there are enough: by its words, their beginnings, their sound, and
/// then with a slip.
fn named(
    tx: &mut Tx<'_>,
    units: &[Unit],
    narrowed: &Narrowed,
    enough: usize,
    hits: &mut Vec<Hit>,
) -> Result<()> {
    if units.is_empty() {
        return Ok(());
    }
    let mut taken: Vec<Words> = vec![Words::new(); units.len()];
    for by in [FoundBy::Beginning, FoundBy::Sound, FoundBy::Slip] {
        if hits.len() >= enough || by == FoundBy::Slip && hits.len() >= FEW {
            return Ok(());
        }
        let known: usize = taken.iter().map(Words::len).sum();
        for (unit, words) in units.iter().zip(&mut taken) {
            let found = words_for(tx, unit, by)?;
            unit.take(found, by, words);
        }
        if taken.iter().map(Words::len).sum::<usize>() == known || taken.iter().any(Words::is_empty) {
            continue;
        }
        // Whoever bears the very words comes first, however many begin so.
        let passes: &[FoundBy] = if by == FoundBy::Beginning { &[FoundBy::Word, by] } else { &[by] };
        for pass in passes {
            if hits.len() < enough {
                bearing(tx, &taken, *pass, narrowed, hits)?;
            }
        }
    }
    Ok(())
}

/// The words of all names that may be meant by a unit.
fn words_for(tx: &mut Tx<'_>, unit: &Unit, by: FoundBy) -> Result<Vec<String>> {
    match by {
        FoundBy::Beginning => store::words_begun(tx, &unit.word),
        FoundBy::Sound => {
            let mut words = store::words_of(tx, &unit.keys)?;
            if let Some(start) = unit.begun_key() {
                words.extend(store::words_sounding(tx, start)?);
            }
            Ok(words)
        }
        FoundBy::Slip if unit.may_have_slipped() => {
            let keys = unit.keys.first().map(|key| near(key)).unwrap_or_default();
            store::words_of(tx, &keys)
        }
        _ => Ok(Vec::new()),
    }
}

/// Adds those who bear a word for every unit, found in this way at worst: the nearest first.
fn bearing(
    tx: &mut Tx<'_>,
    taken: &[Words],
    by: FoundBy,
    narrowed: &Narrowed,
    hits: &mut Vec<Hit>,
) -> Result<()> {
    if taken.iter().any(|words| rules::ranked(words, by).is_empty()) {
        return Ok(());
    }
    let mut seen: HashSet<PersonId> = hits.iter().map(|hit| hit.id).collect();
    if let [words] = taken {
        // Of one word the nearest leads, and whoever bears it is as near.
        let mut room = MOST;
        for word in rules::ranked(words, by) {
            let most = i64::try_from(room).map_err(Problem::internal)?;
            let bearers = store::bearers(tx, std::slice::from_ref(&word), &[], narrowed, most)?;
            room = room.saturating_sub(bearers.len());
            let by = words.get(&word).map_or(by, |(by, _)| *by);
            let new = bearers.into_iter().filter(|id| seen.insert(*id));
            hits.extend(new.map(|id| Hit { id, found: Found { by, words: vec![word.clone()] } }));
            if room == 0 {
                break;
            }
        }
        return Ok(());
    }
    let mut ids = together(tx, taken, by, narrowed)?;
    if ids.len() < FEW {
        ids.extend(apart(tx, taken, by, narrowed)?);
    }
    ids.retain(|id| seen.insert(*id));
    if ids.is_empty() {
        return Ok(());
    }
    let mut near: Vec<_> = store::called(tx, &ids)?
        .into_iter()
        .filter_map(|one| rules::rank(&one.names, taken).map(|rank| (rank.0, rank.1, rank.2, one.id, rank.3)))
        .collect();
    near.sort_unstable_by(|one, other| {
        (one.0, one.1, one.2, one.3).cmp(&(other.0, other.1, other.2, other.3))
    });
    let found = near.into_iter().map(|(by, _, _, id, words)| Hit { id, found: Found { by, words } });
    rules::add(hits, found);
    Ok(())
}

/// Those who bear a word for two of the units in one name, and one for each of the others: the nearest pairs first. Of
/// more units than two those lead of which the fewest bear both.
fn together(tx: &mut Tx<'_>, taken: &[Words], by: FoundBy, narrowed: &Narrowed) -> Result<Vec<PersonId>> {
    let mut leading: Option<(bool, [usize; 2], Vec<String>)> = None;
    for one in 0..taken.len() {
        for other in one.saturating_add(1)..taken.len() {
            let (Some(first), Some(last)) = (taken.get(one), taken.get(other)) else { continue };
            // Of two units the pairs of an earlier way were looked up by then.
            let mut pairs = rules::pairs(first, last, by, taken.len() == 2);
            let borne: HashSet<String> = store::borne(tx, &pairs)?.into_iter().collect();
            pairs.retain(|pair| borne.contains(pair));
            if pairs.is_empty() {
                // Nobody is called so, whatever else.
                return Ok(Vec::new());
            }
            let is_common = taken.len() > 2 && store::are_past(tx, &pairs, MANY)?;
            if leading.as_ref().is_none_or(|(common, ..)| *common && !is_common) {
                leading = Some((is_common, [one, other], pairs));
            }
        }
    }
    let Some((_, places, pairs)) = leading else { return Ok(Vec::new()) };
    let others = taken.iter().enumerate().filter(|(place, _)| !places.contains(place));
    let also: Vec<Vec<String>> = others.map(|(_, words)| rules::ranked(words, by)).collect();
    // All of them, where they are not too many: the nearest are told apart later.
    let most = i64::try_from(MOST).map_err(Problem::internal)?;
    let mut ids = store::bearers(tx, &pairs, &also, narrowed, most)?;
    if ids.len() < MOST {
        return Ok(ids);
    }
    ids.clear();
    for pair in pairs {
        let room = i64::try_from(MOST.saturating_sub(ids.len())).map_err(Problem::internal)?;
        if room == 0 {
            break;
        }
        ids.extend(store::bearers(tx, &[pair], &also, narrowed, room)?);
    }
    Ok(ids)
}

/// Those who bear a word for every unit, be it in several names: where one of the units is rare.
fn apart(tx: &mut Tx<'_>, taken: &[Words], by: FoundBy, narrowed: &Narrowed) -> Result<Vec<PersonId>> {
    let mut lists: Vec<Vec<String>> = taken.iter().map(|words| rules::ranked(words, by)).collect();
    let mut rare = None;
    for (place, list) in lists.iter().enumerate() {
        if rare.is_none() && !store::are_past(tx, list, MANY)? {
            rare = Some(place);
        }
    }
    let Some(rare) = rare else { return Ok(Vec::new()) };
    let words = lists.remove(rare);
    store::bearers(tx, &words, &lists, narrowed, MANY)
}

//! What is done with persons.
use std::collections::HashMap;

use crate::access::Permission;
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};
use crate::http::{Change, Listing, Page};
use crate::journal;
use crate::reach::{self, Mask};
use crate::territory::{self, TerritoryCode};
use crate::words::Language;

use super::merging::unknown;
use super::model::{
    Area, Contact, Include, Includes, Person, PersonDetails, PersonId, PersonKept, PersonName, PersonQuery,
    PersonShown, Traits,
};
use super::registration::as_told;
use super::rules;
use super::store;
use super::vcard::{self, Role};

/// One person, for other rooms; not found, if there is none of that id.
pub fn person(tx: &mut Tx<'_>, id: PersonId) -> Result<Person> {
    store::find(tx, id)
}

/// These persons, in no order, in as few queries as may be; those who do not exist are left out.
pub fn persons(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<Person>> {
    store::find_all(tx, ids)
}

/// Goes on only if there is such a person: `person-is-unknown` otherwise.
pub fn expect(tx: &mut Tx<'_>, id: PersonId) -> Result<()> {
    name(tx, id).map(drop)
}

/// Who a person is, in brief: `person-is-unknown` if there is none of that id.
pub fn name(tx: &mut Tx<'_>, id: PersonId) -> Result<PersonName> {
    names(tx, &[id])?.remove(&id).ok_or_else(|| unknown(tx, id))
}

/// Who these persons are, in brief, in one query; those who do not exist are left out.
pub fn names(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, PersonName>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(store::names(tx, ids)?.into_iter().map(|name| (name.id, name)).collect())
}

/// What rules ask of these persons, in one query; those who do not exist are left out.
pub fn traits(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, Traits>> {
    Ok(store::traits(tx, ids)?.into_iter().collect())
}

/// One person, with what was asked for beside.
pub(super) fn show(tx: &mut Tx<'_>, id: PersonId, includes: &Includes) -> Result<PersonShown> {
    let person = store::find(tx, id)?;
    let person = told(tx, person)?;
    let memberships = if includes.has(Include::Memberships) {
        reach::expect_of_person(tx, id, Permission::ReadMemberships)?;
        Some(store::belongings(tx, id)?)
    } else {
        None
    };
    Ok(PersonShown { person, memberships })
}

/// One person as a card for an address book: what anybody may be told.
pub(super) fn card(tx: &mut Tx<'_>, id: PersonId) -> Result<String> {
    let person = store::find(tx, id)?;
    written(&person, &[], tx.language)
}

/// The cards of several persons with their positions, in the order they come in; those who do not exist are left out.
pub fn cards(tx: &mut Tx<'_>, holders: &[(PersonId, Vec<Role>)]) -> Result<String> {
    let ids: Vec<PersonId> = holders.iter().map(|(id, _)| *id).collect();
    let known: HashMap<PersonId, Person> =
        store::find_all(tx, &ids)?.into_iter().map(|person| (person.id, person)).collect();
    let mut cards = String::new();
    for (id, roles) in holders {
        if let Some(person) = known.get(id) {
            cards.push_str(&written(person, roles, tx.language)?);
        }
    }
    Ok(cards)
}

fn written(person: &Person, roles: &[Role], language: Language) -> Result<String> {
    let contacts: Vec<Contact> = serde_json::from_str(person.contacts.0.get()).map_err(Problem::internal)?;
    Ok(vcard::card(person, &contacts, roles, language))
}

/// The persons asked for, in the order asked for.
pub fn list(tx: &mut Tx<'_>, query: &PersonQuery, listing: &Listing) -> Result<Page<Person>> {
    expect_told(tx, query)?;
    let mut areas = Vec::new();
    if let Some(code) = &query.residence {
        areas.push(at(tx, code)?);
    }
    if let Some(code) = &query.under {
        areas.push(area(tx, code.as_str())?);
    }
    let total = listing.total(|| store::count(tx, query, &areas))?;
    let mut persons = store::list(tx, query, &areas, listing)?;
    tell(tx, &mut persons)?;
    Ok(listing.page(persons, total, |person| {
        let id = person.id.to_string();
        if query.sort.is_by_id() { vec![id] } else { vec![person.sort_key(), id] }
    }))
}

/// Tells of these persons where they live by the code and the province that territory has on the day asked for: one
/// look where no act of the state is recorded.
fn house(tx: &mut Tx<'_>, persons: &mut [Person]) -> Result<()> {
    let mut codes: Vec<String> = persons.iter().filter_map(|person| person.residence.clone()).collect();
    codes.sort_unstable();
    codes.dedup();
    let homes = territory::homes(tx, &codes)?;
    for person in persons {
        if let Some(home) = person.residence.as_ref().and_then(|code| homes.get(code)) {
            person.residence = Some(home.code.clone());
            person.province.clone_from(&home.province);
        }
    }
    Ok(())
}

/// One person, as the caller may be told.
pub(super) fn told(tx: &mut Tx<'_>, mut person: Person) -> Result<Person> {
    tell(tx, std::slice::from_mut(&mut person))?;
    Ok(person)
}

/// Makes of these persons what the caller may be told of them, on the day asked for.
pub fn tell(tx: &mut Tx<'_>, persons: &mut [Person]) -> Result<()> {
    house(tx, persons)?;
    masked(tx, persons)
}

/// Takes out of what is told what the caller may not be told.
fn masked(tx: &mut Tx<'_>, persons: &mut [Person]) -> Result<()> {
    let ids: Vec<PersonId> = persons.iter().map(|person| person.id).collect();
    let masks = reach::masks(tx, &ids)?;
    for person in persons {
        person.keep_to(&masks)?;
    }
    Ok(())
}

/// Goes on only if the list is not narrowed by what the caller may not be told: numbers are contacts.
fn expect_told(tx: &Tx<'_>, query: &PersonQuery) -> Result<()> {
    let is_by_number = query.phone.is_some() || query.q.iter().any(|words| has_digit(words));
    let permission = Mask::Contacts.permission();
    if is_by_number && !tx.holdings.has_wherever(Permission::ReadPersons, permission) {
        return Err(Problem::of(&kinds::NOT_ALLOWED).because(permission.word()));
    }
    Ok(())
}

fn has_digit(words: &str) -> bool {
    words.chars().any(char::is_numeric)
}

/// Goes on only if the change names nothing that the caller is not told: not even what is so already, for that would
/// tell it.
fn expect_told_of(tx: &mut Tx<'_>, id: PersonId, change: &Change<PersonDetails>) -> Result<()> {
    let named: Vec<Mask> = Mask::ALL.into_iter().filter(|mask| change.names(mask.field())).collect();
    if named.is_empty() {
        return Ok(());
    }
    let masks = reach::masks(tx, &[id])?;
    match named.into_iter().find(|mask| !masks.tells(*mask, id)) {
        Some(mask) => Err(Problem::of(&kinds::NOT_ALLOWED).because(mask.permission().word())),
        None => Ok(()),
    }
}

/// What it means to live in one very territory, in the terms of an index.
fn at(tx: &mut Tx<'_>, code: &TerritoryCode) -> Result<Area> {
    let codes = territory::codes_borne(tx, &[code.as_str().to_owned()])?;
    Ok(match <[String; 1]>::try_from(codes) {
        Ok([code]) => Area::At(code),
        Err(codes) => Area::Among(codes),
    })
}

/// What it means to live under a territory, in the terms of an index; nobody lives under one that is not there.
fn area(tx: &mut Tx<'_>, code: &str) -> Result<Area> {
    let place = match territory::place(tx, code) {
        Err(problem) if problem.is_not_found() => {
            return territory::codes_under(tx, code).map(Area::Among);
        }
        found => found?,
    };
    if place.parent.is_none() {
        return Ok(Area::Country);
    }
    if place.province.as_ref() == Some(&place.code) && territory::is_settled(tx, &place.code)? {
        return Ok(Area::Province(place.code));
    }
    territory::codes_under(tx, code).map(Area::Among)
}

/// Adds to what is told of a person, or puts it right; nothing is recorded where `details` say what is so already.
pub fn amend(tx: &mut Tx<'_>, before: &Person, details: &PersonDetails) -> Result<()> {
    rules::keeps_a_name(details)?;
    replace(tx, before, details).map(drop)
}

/// Corrects what is told of a person.
pub(super) fn correct(tx: &mut Tx<'_>, id: PersonId, change: &Change<PersonDetails>) -> Result<Person> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    expect_told_of(tx, id, change)?;
    let details_before = before.details()?;
    let details = change.apply(&details_before)?;
    rules::keeps_a_name(&details)?;
    let residence = details.residence.as_ref().map(TerritoryCode::as_str);
    if residence != before.residence.as_deref() {
        reach::expect_over_territory(tx, residence)?;
    }
    let after = replace(tx, &before, &details)?;
    told(tx, after)
}

/// Keeps a person as these details tell.
fn replace(tx: &mut Tx<'_>, before: &Person, details: &PersonDetails) -> Result<Person> {
    let (id, kept) = (before.id, PersonKept::of(details)?);
    let after = Person {
        version: before.version.saturating_add(1),
        created_at: before.created_at,
        ..as_told(tx, id, &kept)?
    };
    if (&before.gender, &before.birth_date) != (&after.gender, &after.birth_date) {
        tx.altered.push(id.0);
    }
    store::update(tx, &after, &kept, &PersonKept::of(&before.details()?)?)?;
    journal::changed(tx, "person", id, before, &after)?;
    Ok(after)
}

/// Takes a person out who was registered by mistake; refused while anything refers to him or her.
pub(super) fn delete(tx: &mut Tx<'_>, id: PersonId) -> Result<()> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    store::delete(tx, id, &PersonKept::of(&before.details()?)?)?;
    journal::deleted(tx, "person", id, &before)
}

/// How many live in these territories, by any code those ever bear.
pub fn residents(tx: &mut Tx<'_>, codes: &[String]) -> Result<usize> {
    let codes = territory::codes_borne(tx, codes)?;
    usize::try_from(store::residents(tx, &codes)?).map_err(Problem::internal)
}

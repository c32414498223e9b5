//! Registering persons: one, or many at once.
use std::collections::BTreeSet;

use crate::db::Tx;
use crate::error::Result;
use crate::journal;
use crate::reach;
use crate::territory::{self, TerritoryCode};

use super::actions::told;
use super::model::{Person, PersonId, PersonKept};
use super::rules::Refusal;
use super::store;

/// Registers a person.
pub fn register(tx: &mut Tx<'_>, new: &PersonKept) -> Result<Person> {
    reach::expect_over_territory(tx, new.details.residence.as_ref().map(TerritoryCode::as_str))?;
    let person = as_told(tx, PersonId::new(), new)?;
    store::insert(tx, &person, new)?;
    journal::created(tx, "person", person.id, &person)?;
    told(tx, person)
}

/// Registers many persons, as each alone would be, with a query for each place they live in and none for each of them;
/// whoever cannot be registered is told by his or her place among them.
pub fn register_all(tx: &mut Tx<'_>, all: &[PersonKept]) -> Result<Vec<Result<PersonId>>> {
    let lived_at = all.iter().filter_map(|new| new.details.residence.as_ref());
    let codes: BTreeSet<&str> = lived_at.map(TerritoryCode::as_str).collect();
    for code in &codes {
        reach::expect_over_territory(tx, Some(code))?;
    }
    let codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
    let homes = territory::first_homes(tx, &codes)?;
    if all.iter().any(|new| new.details.residence.is_none()) {
        reach::expect_over_territory(tx, None)?;
    }
    let (mut made, mut answers) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
    for new in all {
        let home = match &new.details.residence {
            None => Some((None, None)),
            Some(code) => {
                homes.get(code.as_str()).map(|(code, province)| (Some(code.clone()), province.clone()))
            }
        };
        answers.push(match home {
            None => Err(Refusal::ResidenceIsUnknown.into()),
            Some(home) => {
                let person = as_told_at(tx, PersonId::new(), new, home);
                let id = person.id;
                made.push((person, new));
                Ok(id)
            }
        });
    }
    store::insert_all(tx, &made)?;
    journal::created_all(tx, "person", made.iter().map(|(person, _)| (person.id, person)))?;
    Ok(answers)
}

/// The person these details tell of, in the first state, as of now.
pub(super) fn as_told(tx: &mut Tx<'_>, id: PersonId, kept: &PersonKept) -> Result<Person> {
    let home = match &kept.details.residence {
        Some(code) => home(tx, code)?,
        None => (None, None),
    };
    Ok(as_told_at(tx, id, kept, home))
}

/// The same of one who lives there.
fn as_told_at(tx: &Tx<'_>, id: PersonId, kept: &PersonKept, (residence, province): Home) -> Person {
    let details = &kept.details;
    let text = |line: &dyn AsRef<str>| line.as_ref().to_owned();
    Person {
        id,
        name_ar: details.name_ar.as_ref().map(|name| text(name)),
        name_latin: details.name_latin.as_ref().map(|name| text(name)),
        honorific: details.honorific.as_ref().map(|honorific| text(honorific)),
        aliases: kept.aliases.clone(),
        gender: details.gender.map(|gender| gender.word().to_owned()),
        birth_date: details.birth_date.map(|day| day.to_string()),
        contacts: kept.contacts.clone(),
        residence,
        province,
        sources: kept.sources.clone(),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    }
}

/// The code of a residence, and its province.
type Home = (Option<String>, Option<String>);

/// The territory of residence by the code it bore first, and the province it lay in first: what no act changes.
fn home(tx: &mut Tx<'_>, code: &TerritoryCode) -> Result<Home> {
    match territory::first_home(tx, code.as_str()) {
        Err(problem) if problem.is_not_found() => Err(Refusal::ResidenceIsUnknown.into()),
        found => found.map(|(code, province)| (Some(code), province)),
    }
}

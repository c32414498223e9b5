//! Registering persons: one, or many at once.
use std::collections::{BTreeSet, HashMap};

use crate::db::Tx;
use crate::error::{Kind, Problem, Result};
use crate::journal;
use crate::reach;
use crate::territory::{self, TerritoryCode};

use super::actions::told;
use super::finding::WhenRead;
use super::likely::Traces;
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

/// Somebody who may be registered, and is not yet.
pub struct Newcomer {
    person: Person,
    kept: PersonKept,
}

impl Newcomer {
    /// Who that will be.
    pub fn id(&self) -> PersonId {
        self.person.id
    }

    /// What he or she will be recognized by.
    pub fn traces(&self) -> Traces {
        Traces::of(&self.kept.details)
    }
}

/// Whether each of many may be registered, with a query for each place they live in and none for each of them: nothing is
/// kept yet, so that whoever is not kept in the end was never there.
pub fn newcomers(tx: &mut Tx<'_>, all: Vec<PersonKept>) -> Result<Vec<Result<Newcomer>>> {
    let residences = all.iter().map(|new| new.details.residence.as_ref().map(TerritoryCode::as_str));
    let residences: BTreeSet<Option<&str>> = residences.collect();
    let mut refused: HashMap<Option<String>, &'static Kind> = HashMap::new();
    for code in &residences {
        if let Err(problem) = reach::expect_over_territory(tx, *code) {
            if problem.kind.status >= 500 {
                return Err(problem);
            }
            refused.insert(code.map(str::to_owned), problem.kind);
        }
    }
    let codes: Vec<String> = residences.into_iter().flatten().map(str::to_owned).collect();
    let homes = territory::first_homes(tx, &codes)?;
    let drafted = all.into_iter().map(|kept| {
        let code = kept.details.residence.as_ref().map(|code| code.as_str().to_owned());
        let home = match &code {
            None => (None, None),
            Some(code) => {
                let (code, province) = homes.get(code).ok_or(Refusal::ResidenceIsUnknown)?;
                (Some(code.clone()), province.clone())
            }
        };
        match refused.get(&code) {
            Some(kind) => Err(Problem::of(kind)),
            None => Ok(Newcomer { person: as_told_at(tx, PersonId::new(), &kept, home), kept }),
        }
    });
    Ok(drafted.collect())
}

/// Registers many persons, as each alone would be; they are found by their names at once, or once `catch_up` has read them.
pub fn register_all(tx: &mut Tx<'_>, all: &[Newcomer], reading: WhenRead) -> Result<()> {
    let rows: Vec<(&Person, &PersonKept)> = all.iter().map(|new| (&new.person, &new.kept)).collect();
    store::insert_all(tx, &rows, reading)?;
    journal::created_all(tx, "person", all.iter().map(|new| (new.person.id, &new.person)).collect())
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

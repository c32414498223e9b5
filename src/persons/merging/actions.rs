//! What a merge does to the two records.
use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::db::{Moment, Tx};
use crate::error::{Problem, Result, Survivor};
use crate::journal;
use crate::reach;
use crate::unknown::Unknown;

use super::super::actions::told;
use super::super::model::{Person, PersonDetails, PersonId, PersonKept};
use super::super::registration::as_told;
use super::super::rules::{self, Refusal};
use super::super::store as persons;
use super::store;

/// Who stands for this person now, if he or she was merged into another: the last of them, however many there were.
pub fn survivor(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<PersonId>> {
    let mut last = None;
    while let Some(next) = store::taken_in_by(tx, last.unwrap_or(id))? {
        last = Some(next);
    }
    Ok(last)
}

/// Who stands for each of these persons now, of those who were merged into others: one query for each link of the longest
/// chain.
pub fn survivors(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, PersonId>> {
    let mut last: HashMap<PersonId, PersonId> = HashMap::new();
    let mut asked = ids.to_vec();
    while !asked.is_empty() {
        let next: HashMap<PersonId, PersonId> = store::all_taken_in_by(tx, &asked)?.into_iter().collect();
        for survivor in last.values_mut() {
            *survivor = next.get(survivor).copied().unwrap_or(*survivor);
        }
        for id in ids {
            if let Some(survivor) = next.get(id).filter(|_| !last.contains_key(id)) {
                last.insert(*id, *survivor);
            }
        }
        asked = next.into_values().collect();
    }
    Ok(last)
}

/// These persons, and every id of old that leads to one of them: one query for each link of the longest chain.
pub fn with_ids_of_old(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<PersonId>> {
    let mut all = ids.to_vec();
    let mut asked = ids.to_vec();
    while !asked.is_empty() {
        asked = store::all_taken_in_of(tx, &asked)?;
        asked.retain(|id| !all.contains(id));
        all.extend(&asked);
    }
    Ok(all)
}

/// Why nothing is recorded about somebody of that id: nobody has it, or somebody had it who was merged into another, who
/// is named to whoever may see that one.
pub fn unknown(tx: &mut Tx<'_>, id: PersonId) -> Problem {
    let found = survivor(tx, id).and_then(|found| match found {
        Some(survivor) if reach::may_see_person(tx, survivor)? => Ok(Some(survivor)),
        _ => Ok(None),
    });
    match found {
        Ok(None) => Unknown::Person.into(),
        Ok(Some(survivor)) => Problem::from(Refusal::PersonIsMerged)
            .because(survivor.to_string())
            .of_survivor(Survivor::of(survivor.0)),
        Err(problem) => problem,
    }
}

/// What can be told of a person at registration, as it stands.
pub fn details(person: &Person) -> Result<PersonDetails> {
    person.details()
}

/// Keeps a person with what another's record added. The journal tells whom, beside what changed.
pub fn absorb(
    tx: &mut Tx<'_>,
    before: &Person,
    details: &PersonDetails,
    taken_in: &impl Serialize,
) -> Result<Person> {
    let kept = PersonKept::of(details)?;
    rules::keeps_a_name(details)?;
    let after = Person {
        version: before.version.saturating_add(1),
        created_at: before.created_at,
        ..as_told(tx, before.id, &kept)?
    };
    tx.altered.push(before.id.0);
    persons::update(tx, &after, &kept, &PersonKept::of(&before.details()?)?)?;
    let mut recorded = fields(&after)?;
    let taken_in = serde_json::to_value(taken_in).map_err(Problem::internal)?;
    recorded.insert("merged".to_owned(), taken_in);
    journal::changed(tx, "person", before.id, before, &recorded)?;
    told(tx, after)
}

/// Takes out a person whom another's record took in; nothing refers to him or her any more.
pub fn give_up(tx: &mut Tx<'_>, person: &Person) -> Result<()> {
    persons::delete(tx, person.id, &PersonKept::of(&person.details()?)?)?;
    journal::deleted(tx, "person", person.id, person)
}

/// Registers a person anew under the id of old, as the journal kept him or her.
pub fn restore(tx: &mut Tx<'_>, id: PersonId, mut state: Map<String, Value>) -> Result<Person> {
    let version = state.get("version").and_then(Value::as_i64).unwrap_or(1).saturating_add(1);
    let created_at = state.get("created_at").cloned().unwrap_or_default();
    let created_at: Moment = serde_json::from_value(created_at).map_err(Problem::internal)?;
    for field in ["id", "province", "version", "created_at", "updated_at"] {
        state.remove(field);
    }
    let details: PersonDetails = serde_json::from_value(Value::Object(state)).map_err(Problem::internal)?;
    let kept = PersonKept::of(&details)?;
    let person = Person { version, created_at, ..as_told(tx, id, &kept)? };
    tx.altered.push(id.0);
    persons::insert(tx, &person, &kept)?;
    journal::created(tx, "person", id, &person)?;
    Ok(person)
}

fn fields(state: &impl Serialize) -> Result<Map<String, Value>> {
    match serde_json::to_value(state).map_err(Problem::internal)? {
        Value::Object(fields) => Ok(fields),
        _ => Err(Problem::internal("a state is an object")),
    }
}

//! Taking a merge back.
use std::collections::HashSet;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::access::{Object, Permission};
use crate::basis::ActId;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::journal::{self, Entry};
use crate::persons::{self, Person, PersonId};
use crate::reach;

use super::super::model::{Merge, MergeId, MergeReversed, Moved, NewReversal, PLACES, PairState, Place};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::merge::record;
use super::settle::settle_both;

/// Makes two of one again: the other is back as he or she was, and whatever the merge had moved names that one again.
/// What was recorded of the one who stayed since stays with that one.
pub(in crate::duplicates) fn reverse(
    tx: &mut Tx<'_>,
    id: MergeId,
    why: &NewReversal,
) -> Result<MergeReversed> {
    let before = store::find_merge(tx, id)?;
    tx.expect_version(id, before.version)?;
    rules::expect_reversible(&before, tx.now.0.signed_duration_since(before.merged_at.0))?;
    let this = stayed(tx, &before)?;
    reach::expect_over_person(tx, this.id)?;
    reach::expect_on(tx, Permission::CorrectPersons, Object::Person, this.id)?;
    reach::expect_over_all_of(tx, this.id)?;
    let entries = journal::of_act(tx, ActId(id.0))?;
    let other = restored(tx, &entries, before.other_id)?;
    let (moved, gone) = move_back(tx, &entries, &before)?;
    let person = given_back(tx, &entries, &this)?;
    settle_both(tx, (before.person_id, before.other_id), PairState::Dismissed, &why.reason)?;
    let merge = Merge {
        reversed_at: Some(tx.now),
        reversed_by: Some(tx.actor.written()),
        reversed_because: Some(why.reason.to_string()),
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    store::update_merge(tx, &merge)?;
    journal::changed(tx, "merge", id, &before, &merge)?;
    let mut both = vec![person, other];
    persons::tell(tx, &mut both)?;
    match <[Person; 2]>::try_from(both) {
        Ok([person, other]) => Ok(MergeReversed { merge, person, other, moved, gone }),
        Err(_) => Err(Problem::internal("two persons are two")),
    }
}

/// What must be undone first, where it is.
fn rests(path: String) -> Problem {
    Problem::from(Refusal::LaterChangeRestsOnMerge).because(path)
}

/// Who stayed, if that one has not been merged or taken out since.
fn stayed(tx: &mut Tx<'_>, merge: &Merge) -> Result<Person> {
    match persons::person(tx, merge.person_id) {
        Err(problem) if problem.is_not_found() => Err(rests(format!("/v1/persons/{}", merge.person_id))),
        found => found,
    }
}

fn entry_of<'a>(entries: &'a [Entry], kind: &str, id: PersonId) -> Result<&'a Entry> {
    let id = id.to_string();
    let found = entries.iter().find(|entry| entry.object_kind == kind && entry.object_id == id);
    found.ok_or_else(|| Problem::internal(format!("the journal tells nothing of {id} under its merge")))
}

/// Registers the other anew, as the journal kept him or her: whose content was erased does not come back.
fn restored(tx: &mut Tx<'_>, entries: &[Entry], id: PersonId) -> Result<Person> {
    let state: Map<String, Value> = entry_of(entries, "person", id)?.before()?;
    persons::restore(tx, id, state)
}

/// Gives the one who stayed back what the merge had changed, unless that was changed again since.
fn given_back(tx: &mut Tx<'_>, entries: &[Entry], this: &Person) -> Result<Person> {
    let entry = entry_of(entries, "person", this.id)?;
    let mut was = entry.undone(this)?.ok_or_else(|| rests(this.path()))?;
    let mut details = persons::details(this)?;
    was.put("name_ar", &mut details.name_ar)?;
    was.put("name_latin", &mut details.name_latin)?;
    was.put("honorific", &mut details.honorific)?;
    was.put("gender", &mut details.gender)?;
    was.put("birth_date", &mut details.birth_date)?;
    was.put("residence", &mut details.residence)?;
    was.put("aliases", &mut details.aliases)?;
    was.put("contacts", &mut details.contacts)?;
    was.put("sources", &mut details.sources)?;
    // It follows from the residence.
    was.put("province", &mut Value::Null)?;
    was.complete()?;
    persons::absorb(tx, this, &details, &Value::Null)
}

/// Lets what the merge had moved name the other again; answers that, and what is gone since.
fn move_back(tx: &mut Tx<'_>, entries: &[Entry], merge: &Merge) -> Result<(Vec<Moved>, Vec<Moved>)> {
    let (mut moved, mut gone, mut erased) = (Vec::new(), Vec::new(), HashSet::new());
    for place in PLACES {
        let (mut back, mut out): (Vec<Uuid>, Vec<Uuid>) = (Vec::new(), Vec::new());
        for entry in entries.iter().filter(|entry| entry.object_kind == place.kind) {
            let id: Uuid = entry.object()?;
            // What was erased since is gone, and by which of its fields it was moved is told no more.
            if entry.erased && store::names(tx, place, id, merge.person_id)?.is_none() {
                if erased.insert((place.kind, id)) {
                    out.push(id);
                }
                continue;
            }
            let was: Map<String, Value> = entry.before()?;
            if !was.contains_key(place.field) {
                continue;
            }
            if one_back(tx, place, id, merge)? { back.push(id) } else { out.push(id) }
        }
        for (ids, told) in [(back, &mut moved), (out, &mut gone)] {
            if !ids.is_empty() {
                told.push(Moved::of(place.kind, place.field, ids));
            }
        }
    }
    Ok((moved, gone))
}

/// Lets one thing name the other again; not if it is gone. One that names somebody else by now stands in the way.
fn one_back(tx: &mut Tx<'_>, place: &Place, id: Uuid, merge: &Merge) -> Result<bool> {
    let (from, to) = (merge.person_id, merge.other_id);
    match store::names(tx, place, id, from)? {
        None => Ok(false),
        Some(true) => {
            store::move_one(tx, place, id, to)?;
            record(tx, place, id, from, to)?;
            Ok(true)
        }
        Some(false) => Err(rests(format!("{} {id}", place.kind))),
    }
}

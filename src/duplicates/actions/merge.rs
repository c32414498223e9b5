//! Merging one person into another.
use serde_json::{Map, Value, json};

use crate::access::{Object, Permission, Permissions, Principal};
use crate::basis::ActId;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result, kinds};
use crate::journal;
use crate::persons::{self, Person, PersonId};
use crate::reach::{self, Mask};

use super::super::model::{
    Conflict, Form, Merge, MergeDone, MergeId, Moved, NewMerge, PLACES, PairState, Place,
};
use super::super::rules::{self, REVERSIBLE_DAYS};
use super::super::store;
use super::settle::settle_both;

/// Merges a person into the one who stays: whatever names the other names that one from now on, the fields are as
/// chosen, and the id of old leads there. Whoever merges may do so with both, whatever they hold and wherever.
pub(in crate::duplicates) fn merge(tx: &mut Tx<'_>, id: PersonId, new: &NewMerge) -> Result<MergeDone> {
    let this = persons::person(tx, id)?;
    rules::expect_two(id, new.other_id)?;
    tx.expect_version(id, this.version)?;
    let other = known(tx, new.other_id)?;
    expect_rights(tx, id, other.id)?;
    if let Some((conflict, path)) = store::obstacle(tx, id, other.id)? {
        return Err(Problem::from(rules::in_the_way(conflict)).because(path));
    }
    if store::has_a_national_id(tx, other.id)? {
        let problem = Problem::from(rules::in_the_way(Conflict::NationalId));
        let is_told = reach::holds_of_person(tx, other.id, Permission::KeepNationalIds)?;
        let place = format!("/v1/persons/{}/national-id", other.id);
        return Err(if is_told { problem.because(place) } else { problem });
    }
    if store::has_skills(tx, other.id)? {
        return Err(Problem::from(rules::in_the_way(Conflict::Skills))
            .because(format!("/v1/persons/{}/skills", other.id)));
    }
    let (this_details, other_details) = (persons::details(&this)?, persons::details(&other)?);
    let united = rules::united(&this_details, &other_details, &new.fields)?;
    let became = rules::told(&this_details, &other_details, &united);
    let merge = Merge {
        id: MergeId::new(),
        person_id: id,
        other_id: other.id,
        fields: Json(new.fields.clone()),
        reason: new.reason.to_string(),
        merged_by: tx.actor.written(),
        merged_at: tx.now,
        reversed_at: None,
        reversed_by: None,
        reversed_because: None,
        version: 1,
        updated_at: tx.now,
    };
    // All of it is recorded under the merge, from which it is taken back.
    tx.act = Some(ActId(merge.id.0));
    let moved = move_everything(tx, other.id, id)?;
    let person = take_in(tx, &merge, &this, &other, &united)?;
    tx.act = None;
    Ok(MergeDone::of(merge, REVERSIBLE_DAYS, person, became, moved))
}

/// The other, if the caller may take him or her out.
fn known(tx: &mut Tx<'_>, other: PersonId) -> Result<Person> {
    reach::expect_over_person(tx, other)?;
    match persons::person(tx, other) {
        Err(problem) if problem.is_not_found() => Err(persons::unknown(tx, other).within("/other_id")),
        found => found,
    }
}

/// Goes on only if the caller may correct and take out both wherever they hold something, is told all of both, and, where
/// somebody signs on as one of them, could give all that the other holds: whoever signs on holds it from now on.
fn expect_rights(tx: &mut Tx<'_>, this: PersonId, other: PersonId) -> Result<()> {
    for person in [this, other] {
        reach::expect_on(tx, Permission::CorrectPersons, Object::Person, person)?;
        reach::expect_over_all_of(tx, person)?;
    }
    let masks = reach::masks(tx, &[this, other])?;
    let is_masked = |mask: &Mask| [this, other].iter().any(|person| !masks.tells(*mask, *person));
    if let Some(mask) = Mask::ALL.into_iter().find(is_masked) {
        return Err(Problem::of(&kinds::NOT_ALLOWED).because(mask.permission().word()));
    }
    for (one, two) in [(this, other), (other, this)] {
        if tx.actor.principal == Principal::Person(one) || store::signs_on(tx, one)? {
            reach::expect_to_give_all_of(tx, Principal::Person(two), Permissions::EVERYTHING)?;
        }
    }
    Ok(())
}

/// Lets everything that names the other name the one who stays, each on record.
fn move_everything(tx: &mut Tx<'_>, from: PersonId, to: PersonId) -> Result<Vec<Moved>> {
    let mut moved = Vec::new();
    for place in PLACES {
        let ids = store::move_all(tx, place, from, to)?;
        for id in &ids {
            record(tx, place, *id, from, to)?;
        }
        if !ids.is_empty() {
            moved.push(Moved::of(place.kind, place.field, ids));
        }
    }
    Ok(moved)
}

/// Records that a thing names another person now.
pub(super) fn record(
    tx: &mut Tx<'_>,
    place: &Place,
    id: impl std::fmt::Display,
    from: PersonId,
    to: PersonId,
) -> Result<()> {
    let state = |person: PersonId| {
        let mut fields = Map::new();
        fields.insert(place.field.to_owned(), Value::String(written(place, person)));
        Value::Object(fields)
    };
    journal::changed(tx, place.kind, id, &state(from), &state(to))
}

/// A person as a place names one.
fn written(place: &Place, person: PersonId) -> String {
    match place.form {
        Form::Id => person.to_string(),
        Form::Principal => Principal::Person(person).to_string(),
    }
}

/// Takes the other's record in and out, and keeps the merge.
fn take_in(
    tx: &mut Tx<'_>,
    merge: &Merge,
    this: &Person,
    other: &Person,
    united: &persons::PersonDetails,
) -> Result<Person> {
    let because = &merge.reason;
    // Whom the other was told apart from, the one who stays is told apart from too.
    for pair in store::settled_of(tx.conn, other.id)? {
        let third = if pair.person_id == other.id { pair.other_id } else { pair.person_id };
        if third != this.id {
            let why = pair.settled_because.unwrap_or_default();
            settle_both(tx, (this.id, third), PairState::Dismissed, &why)?;
        }
    }
    settle_both(tx, (this.id, other.id), PairState::Merged, because)?;
    persons::give_up(tx, other)?;
    store::insert_merge(tx, merge)?;
    journal::created(tx, "merge", merge.id, merge)?;
    persons::absorb(tx, this, united, &json!({"person_id": other.id, "merge_id": merge.id}))
}

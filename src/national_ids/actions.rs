//! What is done with national ids: kept, told in part, looked for, taken out.
use std::sync::Arc;

use crate::db::{Keeping, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::persons::{self, PersonId};
use crate::vault::{DataKey, DataKeys, Place, SubjectId, destroy, key_of};

use super::authorizations::expect_one;
use super::model::{
    KeptId, NationalId, NationalIdFound, NationalIdId, NationalIdJournalled, NationalIdTold, NewNationalId,
};
use super::rules::Refusal;
use super::store;

/// Keeps somebody's national id, in place of what was kept before.
pub(super) fn record(tx: &mut Tx<'_>, person: PersonId, new: &NewNationalId) -> Result<NationalIdTold> {
    expect_one(tx)?;
    persons::person(tx, person)?;
    let before = store::find(tx, person)?;
    tx.expect_version(person, before.as_ref().map_or(0, |before| before.version))?;
    let id = NationalIdId::new();
    let key = key_of(tx.conn, &tx.vault, SubjectId(id.0), tx.now)?;
    let after = KeptId {
        person_id: person,
        id,
        mark: mark(tx, &new.national_id),
        sealed: key.seal(new.national_id.signs().as_bytes(), &place(&id.to_string()))?,
        recorded_by: tx.actor.written(),
        version: before.as_ref().map_or(1, |before| before.version.saturating_add(1)),
        created_at: before.as_ref().map_or(tx.now, |before| before.created_at),
        updated_at: tx.now,
    };
    store::keep(tx, &after, before.is_none())?;
    match before {
        Some(before) => {
            destroy(tx.conn, SubjectId(before.id.0))?;
            journal::changed(tx, "national_id", person, &journalled(&before), &journalled(&after))?;
        }
        None => journal::created(tx, "national_id", person, &journalled(&after))?,
    }
    Ok(told(&after, &new.national_id))
}

/// What is told of somebody's national id.
pub(super) fn show(tx: &mut Tx<'_>, person: PersonId) -> Result<NationalIdTold> {
    expect_one(tx)?;
    let kept = store::find(tx, person)?.ok_or_else(Problem::not_found)?;
    let subject = SubjectId(kept.id.0);
    let vault = Arc::clone(&tx.vault);
    let mut keys = DataKeys::new(&vault);
    keys.fetch(tx.conn, [subject])?;
    let clear = match keys.of(subject) {
        DataKey::Held(key) => key.open(&kept.sealed, &place(&kept.id.to_string())),
        DataKey::Destroyed | DataKey::Damaged => None,
    };
    let id = clear.and_then(|clear| String::from_utf8(clear).ok()).and_then(|text| NationalId::parse(&text));
    let id = id.ok_or_else(|| Problem::internal(format!("the national id of {person} does not open")))?;
    Ok(told(&kept, &id))
}

/// Takes somebody's national id out; allowed whether or not any may be kept.
pub(super) fn take_out(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let before = store::find(tx, person)?.ok_or_else(Problem::not_found)?;
    tx.expect_version(person, before.version)?;
    drop_one(tx, person, before.id)?;
    journal::deleted(tx, "national_id", person, &journalled(&before))
}

/// Forgets the national id of somebody who is erased.
pub fn forget(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    match store::find(tx, person)? {
        Some(kept) => drop_one(tx, person, kept.id),
        None => Ok(()),
    }
}

/// Takes one out with its key: no copy of the database tells it any more.
pub(super) fn drop_one(tx: &mut Tx<'_>, person: PersonId, id: NationalIdId) -> Result<()> {
    store::forget(tx, person)?;
    destroy(tx.conn, SubjectId(id.0))
}

/// Finds whoever has a national id, of those within reach; that somebody looked is on record, so it is not only tried.
pub(super) fn look_up(tx: &mut Tx<'_>, asked: &NewNationalId) -> Result<NationalIdFound> {
    if tx.keeping == Keeping::Tried {
        return Err(Refusal::LookUpIsNotTried.into());
    }
    expect_one(tx)?;
    let mark = mark(tx, &asked.national_id);
    let within = tx.reach()?;
    let found = store::marked(tx, &mark, within.as_deref())?;
    if found.is_empty() {
        record_look(tx, None)?;
    }
    for person in &found {
        record_look(tx, Some(*person))?;
    }
    let mut names = persons::names(tx, &found)?;
    Ok(NationalIdFound { persons: found.iter().filter_map(|person| names.remove(person)).collect() })
}

/// Records that somebody was looked up, and whom that found.
fn record_look(tx: &mut Tx<'_>, found: Option<PersonId>) -> Result<()> {
    let looked = serde_json::json!({"person_id": found});
    let request = tx.request_id.to_string();
    journal::created(tx, "national_id_look_up", request, &looked)
}

fn mark(tx: &Tx<'_>, id: &NationalId) -> Vec<u8> {
    tx.vault.mark(&["national id", id.signs()]).to_vec()
}

fn place(row: &str) -> Place<'_> {
    Place { table: "national_ids", column: "sealed", row, version: 1 }
}

pub(super) fn journalled(kept: &KeptId) -> NationalIdJournalled {
    let (person_id, recorded_by, version) = (kept.person_id, kept.recorded_by.clone(), kept.version);
    NationalIdJournalled { person_id, recorded_by, version }
}

fn told(kept: &KeptId, id: &NationalId) -> NationalIdTold {
    NationalIdTold {
        person_id: kept.person_id,
        masked: id.masked(),
        recorded_by: kept.recorded_by.clone(),
        version: kept.version,
        created_at: kept.created_at,
        updated_at: kept.updated_at,
    }
}

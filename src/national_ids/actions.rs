//! What is done with national ids: kept, told in part, looked for, taken out.
use crate::access::Permission;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::persons::{self, PersonId};
use crate::reach;
use crate::vault::{DataKey, DataKeys, Place, SubjectId, key_of};

use super::authorizations::expect_one;
use super::model::{KeptId, NationalId, NationalIdFound, NationalIdTold, NewNationalId};
use super::rules::Refusal;
use super::store;

/// Keeps somebody's national id, in place of what was kept before.
pub(super) fn record(tx: &mut Tx<'_>, person: PersonId, new: &NewNationalId) -> Result<NationalIdTold> {
    expect_one(tx)?;
    persons::person(tx, person)?;
    let before = store::find(tx, person)?;
    tx.expect_version(person, before.as_ref().map_or(0, |before| before.version))?;
    let mark = mark(tx, &new.national_id);
    if let Some(other) = store::marked(tx, &mark)?.filter(|who| *who != person) {
        let problem = Problem::from(Refusal::NationalIdIsAnothers);
        let is_seen = reach::may_see_person(tx, other)?;
        return Err(if is_seen { problem.because(other.to_string()) } else { problem });
    }
    let version = before.as_ref().map_or(1, |before| before.version.saturating_add(1));
    let key = key_of(tx.conn, &tx.vault, SubjectId(person.0), tx.now)?;
    let row = person.to_string();
    let after = KeptId {
        person_id: person,
        mark,
        sealed: key.seal(new.national_id.signs().as_bytes(), &place(&row, version)?)?,
        recorded_by: tx.actor.written(),
        version,
        created_at: before.as_ref().map_or(tx.now, |before| before.created_at),
        updated_at: tx.now,
    };
    store::keep(tx, &after, before.is_none())?;
    let now_so = told(&after, &new.national_id);
    match before {
        Some(before) => {
            let was = opened(tx, &before)?;
            journal::changed(tx, "national_id", person, &was, &now_so)?;
        }
        None => journal::created(tx, "national_id", person, &now_so)?,
    }
    Ok(now_so)
}

/// What is told of somebody's national id.
pub(super) fn show(tx: &mut Tx<'_>, person: PersonId) -> Result<NationalIdTold> {
    expect_one(tx)?;
    let kept = store::find(tx, person)?.ok_or_else(Problem::not_found)?;
    opened(tx, &kept)
}

/// Takes somebody's national id out; allowed whether or not any may be kept.
pub(super) fn take_out(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let before = store::find(tx, person)?.ok_or_else(Problem::not_found)?;
    tx.expect_version(person, before.version)?;
    let was = opened(tx, &before)?;
    store::forget(tx, person)?;
    journal::deleted(tx, "national_id", person, &was)
}

/// Forgets the national id of somebody who is erased.
pub fn forget(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    store::forget(tx, person).map(drop)
}

/// Finds whoever has a national id, of those within reach; that somebody looked is on record.
pub(super) fn look_up(tx: &mut Tx<'_>, asked: &NewNationalId) -> Result<NationalIdFound> {
    expect_one(tx)?;
    let mark = mark(tx, &asked.national_id);
    let found = match store::marked(tx, &mark)? {
        Some(person) if reach::holds_of_person(tx, person, Permission::KeepNationalIds)? => Some(person),
        _ => None,
    };
    let looked = serde_json::json!({"person_id": found, "masked": asked.national_id.masked()});
    journal::created(tx, "national_id_look_up", tx.request_id.to_string(), &looked)?;
    let person = found.map(|person| persons::name(tx, person)).transpose()?;
    Ok(NationalIdFound { person })
}

fn mark(tx: &Tx<'_>, id: &NationalId) -> Vec<u8> {
    tx.vault.mark(&["national id", id.signs()]).to_vec()
}

fn place(row: &str, version: i64) -> Result<Place<'_>> {
    let version = u32::try_from(version).map_err(Problem::internal)?;
    Ok(Place { table: "national_ids", column: "sealed", row, version })
}

fn opened(tx: &mut Tx<'_>, kept: &KeptId) -> Result<NationalIdTold> {
    let subject = SubjectId(kept.person_id.0);
    let vault = std::sync::Arc::clone(&tx.vault);
    let mut keys = DataKeys::new(&vault);
    keys.fetch(tx.conn, [subject])?;
    let row = kept.person_id.to_string();
    let clear = match keys.of(subject) {
        DataKey::Held(key) => key.open(&kept.sealed, &place(&row, kept.version)?),
        DataKey::Destroyed | DataKey::Damaged => None,
    };
    let id = clear.and_then(|clear| String::from_utf8(clear).ok()).and_then(|text| NationalId::parse(&text));
    let id = id.ok_or_else(|| Problem::internal(format!("the national id of {row} does not open")))?;
    Ok(told(kept, &id))
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

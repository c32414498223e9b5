//! The keys of those whom sealed content is about: drawn when first needed, kept wrapped by the master key.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::db::{AnyConnection, Moment, data_keys};
use crate::error::{Problem, Result};
use crate::id_type;

use super::{Key, Place, Vault, draw};

id_type! {
    /// What sealed content is about: the id of a person, of an application, or of a form that waits.
    SubjectId
}

/// What became of a subject's key.
#[derive(Clone)]
pub enum DataKey {
    /// It is there, and opens.
    Held(Key),
    /// It was destroyed: what it sealed is gone.
    Destroyed,
    /// Its row was altered: it does not open.
    Damaged,
}

impl DataKey {
    fn opened(vault: &Vault, subject: SubjectId, wrapped: &[u8]) -> Self {
        let row = subject.to_string();
        let bytes = vault.open(wrapped, &place(&row)).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        bytes.map_or(Self::Damaged, |bytes| Self::Held(Key::of(bytes)))
    }
}

/// The key of a subject, of what is kept of it.
pub fn unwrapped(vault: &Vault, subject: SubjectId, wrapped: &[u8]) -> DataKey {
    DataKey::opened(vault, subject, wrapped)
}

pub(super) fn place(subject: &str) -> Place<'_> {
    Place { table: "data_keys", column: "wrapped", row: subject, version: 1 }
}

/// The key of a subject, drawn now if there is none yet.
pub fn key_of(conn: &mut AnyConnection, vault: &Vault, subject: SubjectId, now: Moment) -> Result<Key> {
    let kept = data_keys::table.find(subject).select(data_keys::wrapped);
    if let Some(wrapped) = kept.first::<Vec<u8>>(conn).optional()? {
        return match DataKey::opened(vault, subject, &wrapped) {
            DataKey::Held(key) => Ok(key),
            DataKey::Destroyed | DataKey::Damaged => {
                Err(Problem::internal(format!("the data key of {subject} does not open")))
            }
        };
    }
    vault.expect_current(conn)?;
    let bytes = draw::<32>()?;
    vault.seal(&bytes, &place(&subject.to_string()), |wrapped| {
        let row = (
            data_keys::subject_id.eq(subject),
            data_keys::wrapped.eq(wrapped),
            data_keys::created_at.eq(now),
        );
        diesel::insert_into(data_keys::table).values(row).execute(conn)?;
        Ok(Key::of(bytes))
    })
}

/// Destroys the key of a subject: nothing that it sealed is ever read again.
pub fn destroy(conn: &mut AnyConnection, subject: SubjectId) -> Result<()> {
    diesel::delete(data_keys::table.find(subject)).execute(conn)?;
    Ok(())
}

/// The keys of several subjects, those that have none yet drawn now: one query, and one for what is drawn.
pub fn keys_of_all(
    conn: &mut AnyConnection,
    vault: &Vault,
    subjects: &[SubjectId],
    now: Moment,
) -> Result<HashMap<SubjectId, Key>> {
    let mut keys = DataKeys::new(vault);
    keys.fetch(conn, subjects.iter().copied())?;
    let mut drawn: Vec<(SubjectId, [u8; 32])> = Vec::new();
    let mut known = HashMap::with_capacity(subjects.len());
    for (subject, key) in keys.known {
        let key = match key {
            DataKey::Held(key) => key,
            DataKey::Damaged => {
                return Err(Problem::internal(format!("the data key of {subject} does not open")));
            }
            // Nothing tells a key that was destroyed from one that was never drawn: it is drawn, as `key_of` does.
            DataKey::Destroyed => {
                let bytes = draw::<32>()?;
                drawn.push((subject, bytes));
                Key::of(bytes)
            }
        };
        known.insert(subject, key);
    }
    if !drawn.is_empty() {
        vault.expect_current(conn)?;
    }
    vault.wrap_all(&drawn, |kept| insert_all(conn, &kept, now))?;
    Ok(known)
}

fn insert_all(conn: &mut AnyConnection, kept: &[(SubjectId, Vec<u8>)], now: Moment) -> Result<()> {
    let row = |(subject, wrapped): &(SubjectId, Vec<u8>)| {
        (
            data_keys::subject_id.eq(*subject),
            data_keys::wrapped.eq(wrapped.clone()),
            data_keys::created_at.eq(now),
        )
    };
    match conn {
        AnyConnection::Sqlite(conn) => {
            for row in kept.iter().map(row) {
                diesel::insert_into(data_keys::table).values(row).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in kept.chunks(AT_ONCE) {
                let rows: Vec<_> = some.iter().map(row).collect();
                diesel::insert_into(data_keys::table).values(rows).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// How many keys one statement keeps.
const AT_ONCE: usize = 1_000;

/// Keys at hand for a while, each fetched once.
pub struct DataKeys<'a> {
    vault: &'a Vault,
    known: HashMap<SubjectId, DataKey>,
}

impl<'a> DataKeys<'a> {
    /// None yet.
    pub fn new(vault: &'a Vault) -> Self {
        Self { vault, known: HashMap::new() }
    }

    /// Fetches the keys of these subjects, in one query.
    pub fn fetch(
        &mut self,
        conn: &mut AnyConnection,
        subjects: impl IntoIterator<Item = SubjectId>,
    ) -> Result<()> {
        let mut wanted: Vec<SubjectId> =
            subjects.into_iter().filter(|subject| !self.known.contains_key(subject)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            return Ok(());
        }
        let kept: Vec<(SubjectId, Vec<u8>)> = data_keys::table
            .filter(data_keys::subject_id.eq_any(wanted.clone()))
            .select((data_keys::subject_id, data_keys::wrapped))
            .load(conn)?;
        self.known.extend(wanted.into_iter().map(|subject| (subject, DataKey::Destroyed)));
        for (subject, wrapped) in kept {
            self.known.insert(subject, DataKey::opened(self.vault, subject, &wrapped));
        }
        Ok(())
    }

    /// The key of a subject whose key was fetched.
    pub fn of(&self, subject: SubjectId) -> &DataKey {
        self.known.get(&subject).unwrap_or(&DataKey::Destroyed)
    }
}

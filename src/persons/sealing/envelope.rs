//! The envelope of a person: sealed when the row is written, opened when it is read.
use diesel::dsl::auto_type;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::db::{AnyConnection, Moment, MultiBackend, Tx, data_keys, persons};
use crate::error::{Problem, Result};
use crate::vault::{DataKey, Key, Place, SubjectId, Vault, key_of, keys_of_all, unwrapped};

use super::super::model::{Person, PersonId, PersonKept};
use super::marks::{BirthMark, birth_mark};

/// What is in an envelope.
#[derive(Serialize, Deserialize)]
pub(in crate::persons) struct Private {
    /// The day of birth, as far as it is known.
    pub(in crate::persons) birth_date: Option<String>,
    /// How the person is reached, where that is not for anybody: all of it, in the order it was told. Else nothing, for it
    /// stands in the row.
    pub(in crate::persons) contacts: Option<Box<RawValue>>,
}

/// The key of a person, as it is kept, fetched with the row.
#[auto_type(type_case = "PascalCase")]
fn wrapped() -> _ {
    data_keys::table.filter(data_keys::subject_id.eq(persons::id)).select(data_keys::wrapped).single_value()
}

/// An envelope as it is fetched, with the key to it.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = persons, check_for_backend(MultiBackend))]
pub(in crate::persons) struct Envelope {
    id: PersonId,
    version: i64,
    private: Option<Vec<u8>>,
    #[diesel(select_expression = wrapped(), select_expression_type = Wrapped)]
    wrapped: Option<Vec<u8>>,
}

impl Envelope {
    /// Whose it is.
    pub(in crate::persons) fn id(&self) -> PersonId {
        self.id
    }

    /// What is in it; nothing where nothing of the person is private.
    pub(in crate::persons) fn open(&self, vault: &Vault) -> Result<Option<Private>> {
        let Some(sealed) = &self.private else { return Ok(None) };
        let row = self.id.to_string();
        let wrapped = self.wrapped.as_deref().unwrap_or_default();
        let clear = match unwrapped(vault, SubjectId(self.id.0), wrapped) {
            DataKey::Held(key) => key.open(sealed, &place(&row, self.version)?),
            DataKey::Destroyed | DataKey::Damaged => None,
        };
        let clear = clear.ok_or_else(|| Problem::internal(format!("the envelope of {row} does not open")))?;
        serde_json::from_slice(&clear).map(Some).map_err(Problem::internal)
    }

    /// What is in it, among many: nothing of one that does not open, which the log tells of.
    pub(in crate::persons) fn open_or_tell(&self, vault: &Vault) -> Option<Private> {
        self.open(vault).unwrap_or_else(|problem| {
            tracing::error!(person = %self.id, %problem, "an envelope was altered");
            None
        })
    }
}

fn place(row: &str, version: i64) -> Result<Place<'_>> {
    let version = u32::try_from(version).map_err(Problem::internal)?;
    Ok(Place { table: "persons", column: "private", row, version })
}

/// What of a person is kept apart from what anybody may read.
#[derive(Debug, Default)]
pub(in crate::persons) struct Sealed {
    /// The envelope; none where nothing is private.
    pub(in crate::persons) envelope: Option<Vec<u8>>,
    /// The mark of the day of birth.
    pub(in crate::persons) birth_mark: Option<BirthMark>,
}

/// Seals what is private of a person, in the version that is about to be kept.
pub(in crate::persons) fn seal(tx: &mut Tx<'_>, person: &Person, kept: &PersonKept) -> Result<Sealed> {
    if !is_private(person, kept) {
        return Ok(Sealed::default());
    }
    let key = key_of(tx.conn, &tx.vault, SubjectId(person.id.0), tx.now)?;
    sealed(&tx.vault, &key, person, kept)
}

/// Seals the same of many, in their order.
pub(in crate::persons) fn seal_many(
    conn: &mut AnyConnection,
    (vault, now): (&Vault, Moment),
    all: &[(&Person, &PersonKept)],
) -> Result<Vec<Sealed>> {
    let private = all.iter().filter(|(person, kept)| is_private(person, kept));
    let subjects: Vec<SubjectId> = private.map(|(person, _)| SubjectId(person.id.0)).collect();
    let keys = keys_of_all(conn, vault, &subjects, now)?;
    let seal = |(person, kept): &(&Person, &PersonKept)| match keys.get(&SubjectId(person.id.0)) {
        Some(key) => sealed(vault, key, person, kept),
        None => Ok(Sealed::default()),
    };
    all.iter().map(seal).collect()
}

fn is_private(person: &Person, kept: &PersonKept) -> bool {
    person.birth_date.is_some() || kept.has_private_contacts
}

fn sealed(vault: &Vault, key: &Key, person: &Person, kept: &PersonKept) -> Result<Sealed> {
    let private = Private {
        birth_date: person.birth_date.clone(),
        contacts: kept.has_private_contacts.then(|| kept.contacts.0.clone()),
    };
    let clear = serde_json::to_vec(&private).map_err(Problem::internal)?;
    let row = person.id.to_string();
    let envelope = key.seal(&clear, &place(&row, person.version)?)?;
    let birth_date = person.birth_date.as_deref();
    Ok(Sealed {
        envelope: Some(envelope),
        birth_mark: birth_date.map(|birth| birth_mark(vault, &kept.sort_key, birth)),
    })
}

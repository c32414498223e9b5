//! Persons kept, changed and taken out.
#![expect(clippy::ref_option_ref, reason = "written by diesel's macros")]

use diesel::prelude::*;
use serde_json::value::RawValue;

use crate::db::{AnyConnection, Json, Moment, Tx, entering_together, persons};
use crate::error::Result;
use crate::on_each;

use super::super::finding::{self, WhenRead};
use super::super::merging;
use super::super::model::{Person, PersonId, PersonKept};
use super::super::sealing::{BirthMark, Sealed, seal, seal_many};
use super::AT_ONCE;

/// What is kept of a person, column by column, save what never changes.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = persons, treat_none_as_null = true, treat_none_as_default_value = false)]
struct Columns<'a> {
    name_ar: Option<&'a str>,
    name_latin: Option<&'a str>,
    honorific: Option<&'a str>,
    aliases: &'a Json<Box<RawValue>>,
    gender: Option<&'a str>,
    contacts: &'a Json<Box<RawValue>>,
    residence: Option<&'a str>,
    province: Option<&'a str>,
    sources: &'a Json<Box<RawValue>>,
    search: &'a str,
    sort_key: &'a str,
    version: i64,
    updated_at: Moment,
    private: Option<Vec<u8>>,
    birth_mark: Option<BirthMark>,
}

fn columns<'a>(person: &'a Person, kept: &'a PersonKept, sealed: Sealed) -> Columns<'a> {
    Columns {
        name_ar: person.name_ar.as_deref(),
        name_latin: person.name_latin.as_deref(),
        honorific: person.honorific.as_deref(),
        aliases: &person.aliases,
        gender: person.gender.as_deref(),
        contacts: &kept.public_contacts,
        residence: person.residence.as_deref(),
        province: person.province.as_deref(),
        sources: &person.sources,
        search: &kept.search,
        sort_key: &kept.sort_key,
        version: person.version,
        updated_at: person.updated_at,
        private: sealed.envelope,
        birth_mark: sealed.birth_mark,
    }
}

pub(in crate::persons) fn insert(tx: &mut Tx<'_>, person: &Person, kept: &PersonKept) -> Result<()> {
    let sealed = seal(tx, person, kept)?;
    let columns = columns(person, kept, sealed);
    let row = (persons::id.eq(person.id), columns, persons::created_at.eq(person.created_at));
    on_each!(&mut *tx.conn, conn => diesel::insert_into(persons::table).values(row).execute(conn))?;
    merging::mark(tx.conn, person.id)?;
    finding::learn(tx.conn, person.id, &kept.words(&tx.vault))
}

/// Keeps many new persons; their words now, or later with those of others.
pub(in crate::persons) fn insert_all<'a>(
    tx: &mut Tx<'_>,
    all: &[(&'a Person, &'a PersonKept)],
    reading: WhenRead,
) -> Result<()> {
    let sealed = seal_many(tx.conn, (&tx.vault, tx.now), all)?;
    let row = |((person, kept), sealed): (&(&'a Person, &'a PersonKept), Sealed)| {
        let columns = columns(person, kept, sealed);
        (persons::id.eq(person.id), columns, persons::created_at.eq(person.created_at))
    };
    let rows = all.iter().zip(sealed).map(row);
    match &mut *tx.conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => entering_together(conn, "persons", all.len(), |conn| {
            for row in rows {
                diesel::insert_into(persons::table).values(row).execute(conn)?;
            }
            Ok(())
        })?,
        AnyConnection::Postgres(conn) => {
            let mut rows = rows.peekable();
            while rows.peek().is_some() {
                let some: Vec<_> = rows.by_ref().take(AT_ONCE).collect();
                diesel::insert_into(persons::table).values(some).execute(conn)?;
            }
        }
    }
    let ids: Vec<PersonId> = all.iter().map(|(person, _)| person.id).collect();
    merging::mark_all(tx.conn, &ids)?;
    if reading == WhenRead::Later {
        return finding::learn_later(tx.conn, &ids);
    }
    let words: Vec<(PersonId, Vec<String>)> =
        all.iter().map(|(person, kept)| (person.id, kept.words(&tx.vault))).collect();
    let words: Vec<(PersonId, &[String])> = words.iter().map(|(id, words)| (*id, words.as_slice())).collect();
    finding::learn_all(tx.conn, &words)
}

/// Keeps a person as he or she is now; `before` is what was told until now.
pub(in crate::persons) fn update(
    tx: &mut Tx<'_>,
    person: &Person,
    kept: &PersonKept,
    before: &PersonKept,
) -> Result<()> {
    let sealed = seal(tx, person, kept)?;
    diesel::update(persons::table.find(person.id)).set(columns(person, kept, sealed)).execute(tx.conn)?;
    merging::mark(tx.conn, person.id)?;
    let beside = |words: &[String], others: &[String]| -> Vec<String> {
        words.iter().filter(|word| !others.contains(word)).cloned().collect()
    };
    let (words, others) = (before.words(&tx.vault), kept.words(&tx.vault));
    finding::forget(tx.conn, person.id, &beside(&words, &others))?;
    finding::learn(tx.conn, person.id, &beside(&others, &words))
}

/// Takes a person out, of whom this was told; answers the words he or she was found by.
pub(in crate::persons) fn delete(tx: &mut Tx<'_>, id: PersonId, kept: &PersonKept) -> Result<Vec<String>> {
    diesel::delete(persons::table.find(id)).execute(tx.conn)?;
    merging::forget(tx.conn, id)?;
    let words = kept.words(&tx.vault);
    finding::forget(tx.conn, id, &words)?;
    Ok(words)
}

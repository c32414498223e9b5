//! The words of names, and who bears them, in the database.
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::db::{AnyConnection, Json, Tx, name_words, person_words, persons, talent_skills, unread_persons};
use crate::error::{Problem, Result};
use crate::vault::Vault;
use crate::words::names::{is_pair, keys};
use crate::{is_person_within, on_each};

use super::super::model::{Contact, PersonId};
use super::super::sealing::{Envelope, is_of_a_number};
use super::beside::Narrowed;
use super::model::Called;

mod few;
mod walk;

pub(super) use few::bearers_of_each;
pub(in crate::persons) use walk::people;
pub(super) use walk::{bearing, borne};

/// How many words are looked at, at most, where many begin or sound alike.
const MOST_WORDS: i64 = 1_000;

/// After everything that begins with a text.
fn end_of(start: &str) -> String {
    format!("{start}\u{10FFFF}")
}

/// The words that begin so, in alphabetical order.
pub(super) fn words_begun(tx: &mut Tx<'_>, start: &str) -> Result<Vec<String>> {
    let end = end_of(start);
    let found = name_words::table
        .filter(name_words::word.ge(start))
        .filter(name_words::word.lt(&end))
        .order(name_words::word)
        .select(name_words::word)
        .distinct()
        .limit(MOST_WORDS);
    Ok(on_each!(&mut *tx.conn, conn => found.load(conn))?)
}

/// The words that sound so.
pub(super) fn words_of(tx: &mut Tx<'_>, keys: &[String]) -> Result<Vec<String>> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    walk::sounding(tx.conn, &keys, MOST_WORDS)
}

/// The words that begin to sound so.
pub(super) fn words_sounding(tx: &mut Tx<'_>, start: &str) -> Result<Vec<String>> {
    let end = end_of(start);
    let found = name_words::table
        .filter(name_words::key.ge(start))
        .filter(name_words::key.lt(&end))
        .order((name_words::key, name_words::word))
        .select(name_words::word)
        .limit(MOST_WORDS);
    Ok(on_each!(&mut *tx.conn, conn => found.load(conn))?)
}

/// Whether more than so many bear one of these words, counted once a word.
pub(super) fn are_past(tx: &mut Tx<'_>, words: &[String], many: i64) -> Result<bool> {
    let borne = person_words::table.filter(person_words::word.eq_any(words)).select(person_words::word);
    let one_more: Option<String> =
        on_each!(&mut *tx.conn, conn => borne.offset(many).limit(1).first(conn).optional())?;
    Ok(one_more.is_some())
}

/// Keeps to those of a query of words whom the caller may see and who fit what is asked for beside a name: each looked at
/// where many are there, else those few are looked for.
macro_rules! narrowed {
    ($found:ident, $beside:expr, $column:expr) => {
        for (within, are_many) in &$beside.places {
            let there = persons::table.filter(is_person_within!($beside.today, within)).select(persons::id);
            $found = if *are_many {
                $found.filter(exists(there.filter(persons::id.eq($column))))
            } else {
                $found.filter($column.eq_any(there))
            };
        }
        for (skills, are_many) in &$beside.skills {
            let able = talent_skills::table
                .filter(talent_skills::skill.eq_any(skills))
                .select(talent_skills::person_id);
            $found = if *are_many {
                $found.filter(exists(able.filter(talent_skills::person_id.eq($column))))
            } else {
                $found.filter($column.eq_any(able))
            };
        }
    };
}

use narrowed;

/// Those who bear one of these words and, for each of the lists, one of its words: the earliest registered first.
pub(super) fn bearers(
    tx: &mut Tx<'_>,
    words: &[String],
    also: &[Vec<String>],
    beside: &Narrowed,
    most: i64,
) -> Result<Vec<PersonId>> {
    Ok(on_each!(&mut *tx.conn, conn => {
        let mut found = person_words::table.into_boxed();
        found = match words {
            [word] => found.filter(person_words::word.eq(word)),
            words => found.filter(person_words::word.eq_any(words)),
        };
        for words in also {
            let others = diesel::alias!(person_words as others);
            let bears = others
                .filter(others.field(person_words::person_id).eq(person_words::person_id))
                .filter(others.field(person_words::word).eq_any(words));
            found = found.filter(exists(bears));
        }
        narrowed!(found, beside, person_words::person_id);
        found.order(person_words::person_id).select(person_words::person_id).distinct().limit(most).load(conn)
    })?)
}

/// Those who are reached by a number that begins so, of those that anybody may be told.
pub(super) fn reached_by(
    tx: &mut Tx<'_>,
    start: &str,
    beside: &Narrowed,
    most: i64,
) -> Result<Vec<PersonId>> {
    let end = end_of(start);
    Ok(on_each!(&mut *tx.conn, conn => {
        let mut found = person_words::table
            .filter(person_words::word.ge(start))
            .filter(person_words::word.lt(&end))
            .into_boxed();
        narrowed!(found, beside, person_words::person_id);
        found
            .order((person_words::word, person_words::person_id))
            .select(person_words::person_id)
            .limit(most)
            .load(conn)
    })?)
}

type Row = (PersonId, (Option<String>, Option<String>, Json<Vec<String>>));

/// What these persons are called, in no order.
pub(super) fn called(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<Called>> {
    let columns = (persons::name_ar, persons::name_latin, persons::aliases);
    let rows: Vec<Row> = match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => walk::names(conn, ids)?,
        AnyConnection::Postgres(conn) => {
            persons::table.filter(persons::id.eq_any(ids)).select((persons::id, columns)).load(conn)?
        }
    };
    let called = |(id, (name_ar, name_latin, aliases)): Row| {
        let names = name_ar.into_iter().chain(name_latin).chain(aliases.0);
        Called { id, names: names.collect() }
    };
    Ok(rows.into_iter().map(called).collect())
}

/// Learns that somebody bears these words; what they sound like, where it is not known yet.
pub(in crate::persons) fn learn(conn: &mut AnyConnection, person: PersonId, words: &[String]) -> Result<()> {
    learn_all(conn, &[(person, words)])
}

/// How many rows one statement writes.
const AT_ONCE: usize = 2_000;

/// Learns the same of many at once: each word once, and who bears it in the order of the index.
pub(in crate::persons) fn learn_all(conn: &mut AnyConnection, all: &[(PersonId, &[String])]) -> Result<()> {
    let mut borne: Vec<(&String, PersonId)> =
        all.iter().flat_map(|(person, words)| words.iter().map(|word| (word, *person))).collect();
    borne.sort_unstable();
    let words = borne.chunk_by(|one, other| one.0 == other.0).filter_map(|same| Some(same.first()?.0));
    let sounds: Vec<(&String, String)> = words.flat_map(sounding).collect();
    let known = |(word, key): &(&String, String)| {
        (name_words::word.eq((*word).clone()), name_words::key.eq(key.clone()))
    };
    let row = |(word, person): &(&String, PersonId)| {
        (person_words::word.eq((*word).clone()), person_words::person_id.eq(*person))
    };
    match conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => {
            for row in sounds.iter().map(known) {
                diesel::insert_or_ignore_into(name_words::table).values(row).execute(conn)?;
            }
            for row in borne.iter().map(row) {
                diesel::insert_or_ignore_into(person_words::table).values(row).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in sounds.chunks(AT_ONCE) {
                let rows: Vec<_> = some.iter().map(known).collect();
                diesel::insert_into(name_words::table).values(rows).on_conflict_do_nothing().execute(conn)?;
            }
            for some in borne.chunks(AT_ONCE) {
                let rows: Vec<_> = some.iter().map(row).collect();
                diesel::insert_into(person_words::table)
                    .values(rows)
                    .on_conflict_do_nothing()
                    .execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Leaves the words of these persons to be learnt with those of many others.
pub(in crate::persons) fn learn_later(conn: &mut AnyConnection, all: &[PersonId]) -> Result<()> {
    on_each!(conn, conn => {
        for person in all {
            let row = unread_persons::person_id.eq(*person);
            diesel::insert_into(unread_persons::table).values(row).execute(conn)?;
        }
    });
    Ok(())
}

/// A word with each of its keys; a number sounds like nothing, and two words sound like each of them.
fn sounding(word: &String) -> Vec<(&String, String)> {
    if is_of_a_number(word) || is_pair(word) {
        return Vec::new();
    }
    let keys = keys(word);
    if keys.is_empty() {
        vec![(word, String::new())]
    } else {
        keys.into_iter().map(|key| (word, key)).collect()
    }
}

/// Forgets that somebody bears these words.
pub(in crate::persons) fn forget(conn: &mut AnyConnection, person: PersonId, words: &[String]) -> Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    let borne = person_words::table
        .filter(person_words::person_id.eq(person))
        .filter(person_words::word.eq_any(words));
    on_each!(conn, conn => diesel::delete(borne).execute(conn))?;
    Ok(())
}

/// Takes those of these words out that nobody bears any more.
pub(in crate::persons) fn unlearn(conn: &mut AnyConnection, words: &[String]) -> Result<()> {
    let borne = person_words::table.filter(person_words::word.eq(name_words::word));
    let left = name_words::table.filter(name_words::word.eq_any(words)).filter(not(exists(borne)));
    on_each!(conn, conn => diesel::delete(left).execute(conn))?;
    Ok(())
}

/// Somebody whose words are still to be taken: the names, and the contacts.
pub(super) type Unread = (PersonId, Vec<String>, Vec<Contact>);

/// Some of those whose words are still to be taken; from now on they are read.
pub(super) fn take_unread(conn: &mut AnyConnection, vault: &Vault, most: i64) -> Result<Vec<Unread>> {
    type Row = (Option<String>, Option<String>, Json<Vec<String>>, Json<Box<RawValue>>, Envelope);
    let first = unread_persons::table.order(unread_persons::person_id).select(unread_persons::person_id);
    let beyond: Option<PersonId> =
        on_each!(&mut *conn, conn => first.offset(most).limit(1).first(conn).optional())?;
    let beyond = beyond.unwrap_or(PersonId(Uuid::max()));
    let some = || unread_persons::table.filter(unread_persons::person_id.lt(beyond));
    let found = persons::table.filter(persons::id.eq_any(some().select(unread_persons::person_id)));
    let rows: Vec<Row> = on_each!(&mut *conn, conn => {
        let names = (persons::name_ar, persons::name_latin, persons::aliases, persons::contacts);
        found.select((names.0, names.1, names.2, names.3, Envelope::as_select())).load(conn)
    })?;
    on_each!(&mut *conn, conn => diesel::delete(some()).execute(conn))?;
    let unread = |(name_ar, name_latin, aliases, contacts, envelope): Row| {
        let names = name_ar.into_iter().chain(name_latin).chain(aliases.0).collect();
        let private = envelope.open_or_tell(vault).and_then(|private| private.contacts);
        let contacts = private.unwrap_or(contacts.0);
        let contacts = serde_json::from_str(contacts.get()).map_err(Problem::internal)?;
        Ok((envelope.id(), names, contacts))
    };
    rows.into_iter().map(unread).collect()
}

/// How many are still to be read.
pub(super) fn count_unread(conn: &mut AnyConnection) -> Result<i64> {
    Ok(on_each!(conn, conn => unread_persons::table.count().get_result(conn))?)
}

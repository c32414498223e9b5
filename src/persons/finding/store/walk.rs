//! Statements that are given a list whole, and go through it in its order: prepared once, however long the list is.
//!
//! 2026-11-27. SQLite prepares `IN` with a list of values anew at every run, and sorts what it finds of all of them; here
//! it goes from value to value as they come in a document of one parameter, and stops when it has enough.
use diesel::dsl::{AsSelect, SqlTypeOf};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Nullable, Text};
use diesel::sqlite::Sqlite;
use diesel::{PgConnection, SqliteConnection};

use crate::db::{AnyConnection, Document, Guid};
use crate::error::{Problem, Result};

use super::super::super::model::{PersonId, PersonRow};

/// A statement over a list, for both engines.
macro_rules! over_a_list {
    ($(#[$doc:meta])* $name:ident -> $answers:ty, $sqlite:expr, $postgres:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        struct $name<L> {
            list: L,
            most: i64,
        }

        impl<L: 'static> QueryId for $name<L> {
            type QueryId = Self;
            const HAS_STATIC_QUERY_ID: bool = true;
        }

        impl<L> Query for $name<L> {
            type SqlType = $answers;
        }

        impl QueryFragment<Sqlite> for $name<String> {
            fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
                let [before, between] = $sqlite;
                out.push_sql(before);
                out.push_bind_param::<Text, _>(&self.list)?;
                out.push_sql(between);
                out.push_bind_param::<BigInt, _>(&self.most)
            }
        }

        impl QueryFragment<Pg> for $name<Vec<String>> {
            fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
                let [before, between, after] = $postgres;
                out.push_sql(before);
                out.push_bind_param::<Array<Text>, _>(&self.list)?;
                out.push_sql(between);
                out.push_bind_param::<BigInt, _>(&self.most)?;
                out.push_sql(after);
                out.push_bind_param::<BigInt, _>(&self.most)
            }
        }

        impl RunQueryDsl<SqliteConnection> for $name<String> {}
        impl RunQueryDsl<PgConnection> for $name<Vec<String>> {}
    };
}

over_a_list! {
    /// Who bears each word: its place in the list, and who it is.
    Bearing -> (BigInt, Guid),
    [
        "SELECT asked.key, person_words.person_id FROM json_each(",
        ") AS asked CROSS JOIN person_words ON person_words.word = asked.value LIMIT ",
    ],
    [
        "SELECT asked.place - 1, borne.person_id FROM unnest(",
        "::text[]) WITH ORDINALITY AS asked (word, place), LATERAL (SELECT person_id FROM person_words \
         WHERE person_words.word = asked.word ORDER BY person_id LIMIT ",
        ") AS borne ORDER BY asked.place, borne.person_id LIMIT ",
    ]
}

over_a_list! {
    /// The words that sound like each key.
    Sounding -> Text,
    [
        "SELECT name_words.word FROM json_each(",
        ") AS asked CROSS JOIN name_words ON name_words.key = asked.value LIMIT ",
    ],
    [
        "SELECT known.word FROM unnest(",
        "::text[]) WITH ORDINALITY AS asked (key, place), LATERAL (SELECT word FROM name_words \
         WHERE name_words.key = asked.key ORDER BY word LIMIT ",
        ") AS known ORDER BY asked.place, known.word LIMIT ",
    ]
}

over_a_list! {
    /// The places of the words that anybody bears.
    Borne -> BigInt,
    [
        "SELECT asked.key FROM json_each(",
        ") AS asked WHERE EXISTS (SELECT 1 FROM person_words WHERE person_words.word = asked.value) LIMIT ",
    ],
    [
        "SELECT asked.place - 1 FROM unnest(",
        "::text[]) WITH ORDINALITY AS asked (word, place) WHERE EXISTS (SELECT 1 FROM person_words \
         WHERE person_words.word = asked.word) AND ",
        " > 0 ORDER BY asked.place LIMIT ",
    ]
}

/// A statement over persons by their ids, for SQLite, which prepares a list of values anew at every run.
macro_rules! of_ids {
    ($(#[$doc:meta])* $name:ident -> $answers:ty, $columns:expr) => {
        $(#[$doc])*
        #[derive(Debug, QueryId)]
        struct $name(String);

        impl Query for $name {
            type SqlType = $answers;
        }

        impl QueryFragment<Sqlite> for $name {
            fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
                out.push_sql(concat!("SELECT ", $columns, " FROM json_each("));
                out.push_bind_param::<Text, _>(&self.0)?;
                out.push_sql(") AS asked CROSS JOIN persons ON persons.id = unhex(asked.value)");
                Ok(())
            }
        }

        impl RunQueryDsl<SqliteConnection> for $name {}
    };
}

of_ids! {
    /// What somebody is called.
    Names -> (Guid, (Nullable<Text>, Nullable<Text>, Document)),
    "persons.id, name_ar, name_latin, aliases"
}

of_ids! {
    /// All that is told of somebody.
    People -> SqlTypeOf<AsSelect<PersonRow, Sqlite>>,
    "name_ar, name_latin, honorific, aliases, gender, contacts, residence, province, sources, version, created_at, \
     updated_at, persons.id, version, private, (SELECT wrapped FROM data_keys WHERE subject_id = persons.id)"
}

/// The ids as digits without anything between, as SQLite reads them.
fn digits(ids: &[PersonId]) -> Result<String> {
    let ids: Vec<String> = ids.iter().map(|id| id.0.simple().to_string()).collect();
    document(&ids)
}

/// What these persons are called, on SQLite; in the order they are asked for.
pub(super) fn names(conn: &mut SqliteConnection, ids: &[PersonId]) -> Result<Vec<super::Row>> {
    Ok(Names(digits(ids)?).load(conn)?)
}

/// These persons, on SQLite; in the order they are asked for.
pub(in crate::persons) fn people(conn: &mut SqliteConnection, ids: &[PersonId]) -> Result<Vec<PersonRow>> {
    Ok(People(digits(ids)?).load(conn)?)
}

fn document(list: &[String]) -> Result<String> {
    serde_json::to_string(list).map_err(Problem::internal)
}

/// Those who bear these words, at most so many: word after word, of each the earliest registered first; with the place of
/// the word.
pub(in super::super) fn bearing(
    conn: &mut AnyConnection,
    words: &[String],
    most: i64,
) -> Result<Vec<(usize, PersonId)>> {
    let found: Vec<(i64, PersonId)> = match conn {
        AnyConnection::Sqlite(conn) => Bearing { list: document(words)?, most }.load(conn)?,
        AnyConnection::Postgres(conn) => Bearing { list: words.to_vec(), most }.load(conn)?,
    };
    found
        .into_iter()
        .map(|(place, id)| Ok((usize::try_from(place).map_err(Problem::internal)?, id)))
        .collect()
}

/// The places of those of these words, or pairs of words, that anybody bears.
pub(in super::super) fn borne(conn: &mut AnyConnection, words: &[String]) -> Result<Vec<usize>> {
    let most = i64::try_from(words.len()).map_err(Problem::internal)?;
    let found: Vec<i64> = match conn {
        AnyConnection::Sqlite(conn) => Borne { list: document(words)?, most }.load(conn)?,
        AnyConnection::Postgres(conn) => Borne { list: words.to_vec(), most }.load(conn)?,
    };
    found.into_iter().map(|place| usize::try_from(place).map_err(Problem::internal)).collect()
}

/// The words that sound like these keys, at most so many: key after key, in alphabetical order.
pub(in super::super) fn sounding(
    conn: &mut AnyConnection,
    keys: &[String],
    most: i64,
) -> Result<Vec<String>> {
    Ok(match conn {
        AnyConnection::Sqlite(conn) => Sounding { list: document(keys)?, most }.load(conn)?,
        AnyConnection::Postgres(conn) => Sounding { list: keys.to_vec(), most }.load(conn)?,
    })
}

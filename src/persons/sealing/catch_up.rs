//! Sealing what was kept in the clear before there were envelopes, and writing the pages anew on which it stood.
use std::collections::HashMap;

use diesel::PgConnection;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::db::{AnyConnection, Isolation, Json, Moment, persons, transaction, unsealed_persons};
use crate::error::{Problem, Result};
use crate::on_each;
use crate::vault::Vault;

use super::super::model::{Person, PersonId, PersonKept};
use super::super::store;
use super::envelope::{Sealed, seal_many};

/// How many are sealed in one transaction.
const AT_ONCE: i64 = 500;
/// Who stands last among those who wait, and is nobody: what was overwritten is still to be wiped from the pages.
const NOBODY: PersonId = PersonId(Uuid::nil());

/// One node does it, while others that start wait for it; nothing of it is cut short, however long it takes.
const ALONE: &str =
    "SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock(20261128124000)";
const TOGETHER: &str =
    "SELECT pg_advisory_unlock(20261128124000); SET statement_timeout = '20s'; SET lock_timeout = '5s'";

/// Seals what waits for it, some at a time; says how many that were. What was done stays done, should it be broken off, and
/// is gone on with at the next start.
pub(crate) fn seal_all(conn: &mut AnyConnection, vault: &Vault, now: Moment) -> Result<i64> {
    if !is_owed(conn)? {
        return Ok(0);
    }
    if let AnyConnection::Postgres(conn) = conn {
        conn.batch_execute(ALONE)?;
    }
    let mut done = 0_i64;
    loop {
        let sealed = transaction(conn, Isolation::Writing, |conn| seal_some(conn, vault, now))?;
        if sealed == 0 {
            break;
        }
        done = done.saturating_add(sealed);
    }
    if is_owed(conn)? {
        wipe(conn)?;
        let last = unsealed_persons::table.find(NOBODY);
        on_each!(&mut *conn, conn => diesel::delete(last).execute(conn))?;
    }
    if let AnyConnection::Postgres(conn) = conn {
        conn.batch_execute(TOGETHER)?;
    }
    Ok(done)
}

/// Whether anything is still to be sealed or wiped.
fn is_owed(conn: &mut AnyConnection) -> Result<bool> {
    let waiting = unsealed_persons::table.limit(1).count();
    Ok(on_each!(conn, conn => waiting.get_result::<i64>(conn))? > 0)
}

/// Writes the pages anew on which something stood in the clear: SQLite overwrites what it deletes, and is left with its log.
fn wipe(conn: &mut AnyConnection) -> Result<()> {
    match conn {
        AnyConnection::Sqlite(conn) => Ok(conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?),
        AnyConnection::Postgres(conn) => rewrite(conn),
    }
}

fn rewrite(conn: &mut PgConnection) -> Result<()> {
    // Each by itself: in one go they would be one transaction, in which there is no such thing.
    for table in ["persons", "unsealed_persons", "person_words", "import_rows"] {
        conn.batch_execute(&format!("VACUUM (FULL, ANALYZE) {table}"))?;
    }
    Ok(())
}

type Waiting = (PersonId, Option<String>, Json<Box<RawValue>>);

fn seal_some(conn: &mut AnyConnection, vault: &Vault, now: Moment) -> Result<i64> {
    let first = unsealed_persons::table
        .filter(unsealed_persons::person_id.ne(NOBODY))
        .order(unsealed_persons::person_id)
        .limit(AT_ONCE)
        .select((unsealed_persons::person_id, unsealed_persons::birth_date, unsealed_persons::contacts));
    let waiting: Vec<Waiting> = on_each!(&mut *conn, conn => first.load(conn))?;
    let ids: Vec<PersonId> = waiting.iter().map(|(id, ..)| *id).collect();
    let known = store::find_all_on(conn, vault, &ids)?;
    let mut known: HashMap<PersonId, Person> = known.into_iter().map(|one| (one.id, one)).collect();
    let mut all: Vec<(Person, PersonKept)> = Vec::with_capacity(known.len());
    for (id, birth_date, contacts) in waiting {
        if let Some(person) = known.remove(&id) {
            let person = Person { birth_date, contacts, ..person };
            let kept = PersonKept::of(&person.details()?)?;
            all.push((person, kept));
        }
    }
    let both: Vec<(&Person, &PersonKept)> = all.iter().map(|(person, kept)| (person, kept)).collect();
    for ((person, kept), sealed) in all.iter().zip(seal_many(conn, (vault, now), &both)?) {
        keep(conn, person.id, kept, sealed)?;
    }
    let done = unsealed_persons::table.filter(unsealed_persons::person_id.eq_any(&ids));
    on_each!(&mut *conn, conn => diesel::delete(done).execute(conn))?;
    i64::try_from(ids.len()).map_err(Problem::internal)
}

/// Keeps what is sealed now, in the version the person is in: what is told of him or her has not changed.
fn keep(conn: &mut AnyConnection, id: PersonId, kept: &PersonKept, sealed: Sealed) -> Result<()> {
    let columns = (
        persons::contacts.eq(&kept.public_contacts),
        persons::private.eq(sealed.envelope),
        persons::birth_mark.eq(sealed.birth_mark),
        persons::search.eq(&kept.search),
    );
    on_each!(conn, conn => diesel::update(persons::table.find(id)).set(columns).execute(conn))?;
    Ok(())
}

//! Who waits to be scanned, and by what persons are compared.
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt};

use crate::db::{AnyConnection, Guid, duplicate_keys, unscanned_persons};
use crate::error::{Problem, Result};
use crate::on_each;
use crate::persons::PersonId;

/// What somebody waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::duplicates) enum Step {
    /// To be given keys.
    Keys,
    /// To be compared.
    Comparison,
}

impl Step {
    fn number(self) -> i64 {
        match self {
            Self::Keys => 0,
            Self::Comparison => 1,
        }
    }
}

/// How many rows one statement names.
const AT_ONCE: usize = 500;

/// Some of those who wait for that, the first registered first.
pub(in crate::duplicates) fn waiting(
    conn: &mut AnyConnection,
    step: Step,
    most: usize,
) -> Result<Vec<PersonId>> {
    let most = i64::try_from(most).map_err(Problem::internal)?;
    let some = unscanned_persons::table
        .filter(unscanned_persons::step.eq(step.number()))
        .order(unscanned_persons::person_id)
        .limit(most)
        .select(unscanned_persons::person_id);
    Ok(on_each!(conn, conn => some.load(conn))?)
}

/// How many wait.
pub(in crate::duplicates) fn left(conn: &mut AnyConnection) -> Result<i64> {
    Ok(on_each!(conn, conn => unscanned_persons::table.count().get_result(conn))?)
}

/// Says that these have their keys, and wait to be compared.
pub(in crate::duplicates) fn are_keyed(conn: &mut AnyConnection, ids: &[PersonId]) -> Result<()> {
    for some in ids.chunks(AT_ONCE) {
        let keyed = unscanned_persons::table
            .filter(unscanned_persons::person_id.eq_any(some))
            .filter(unscanned_persons::step.eq(Step::Keys.number()));
        let step = unscanned_persons::step.eq(Step::Comparison.number());
        on_each!(&mut *conn, conn => diesel::update(keyed).set(step).execute(conn))?;
    }
    Ok(())
}

/// Says that these wait for nothing more.
pub(in crate::duplicates) fn are_scanned(conn: &mut AnyConnection, ids: &[PersonId]) -> Result<()> {
    for some in ids.chunks(AT_ONCE) {
        // Whoever was marked anew meanwhile waits still.
        let scanned = unscanned_persons::table
            .filter(unscanned_persons::person_id.eq_any(some))
            .filter(unscanned_persons::step.eq(Step::Comparison.number()));
        on_each!(&mut *conn, conn => diesel::delete(scanned).execute(conn))?;
    }
    Ok(())
}

/// Puts these keys in the place of those the persons had.
pub(in crate::duplicates) fn replace_keys(
    conn: &mut AnyConnection,
    ids: &[PersonId],
    keys: &[(PersonId, i64)],
) -> Result<()> {
    for some in ids.chunks(AT_ONCE) {
        let old = duplicate_keys::table.filter(duplicate_keys::person_id.eq_any(some));
        on_each!(&mut *conn, conn => diesel::delete(old).execute(conn))?;
    }
    let row = |(person, key): &(PersonId, i64)| {
        (duplicate_keys::person_id.eq(*person), duplicate_keys::key.eq(*key))
    };
    match conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => {
            for row in keys.iter().map(row) {
                diesel::insert_into(duplicate_keys::table).values(row).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in keys.chunks(AT_ONCE.saturating_mul(4)) {
                let rows: Vec<_> = some.iter().map(row).collect();
                diesel::insert_into(duplicate_keys::table).values(rows).execute(conn)?;
            }
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Bearer {
    #[diesel(sql_type = BigInt)]
    key: i64,
    #[diesel(sql_type = Guid)]
    person_id: PersonId,
}

/// Who bears each of these keys, at most so many of each, so that one that too many bear is known for that.
pub(in crate::duplicates) fn bearers(
    conn: &mut AnyConnection,
    keys: &[i64],
    most: usize,
) -> Result<Vec<(i64, PersonId)>> {
    let most = i64::try_from(most).map_err(Problem::internal)?;
    match conn {
        AnyConnection::Sqlite(conn) => {
            let mut found = Vec::new();
            for key in keys {
                let some = duplicate_keys::table
                    .filter(duplicate_keys::key.eq(key))
                    .order(duplicate_keys::person_id)
                    .limit(most)
                    .select(duplicate_keys::person_id);
                found.extend(some.load::<PersonId>(conn)?.into_iter().map(|person| (*key, person)));
            }
            Ok(found)
        }
        AnyConnection::Postgres(conn) => {
            let sql = "SELECT asked.key, borne.person_id FROM unnest($1) AS asked (key), LATERAL \
                       (SELECT person_id FROM duplicate_keys WHERE duplicate_keys.key = asked.key \
                       ORDER BY person_id LIMIT $2) borne";
            let query = diesel::sql_query(sql).bind::<Array<BigInt>, _>(keys).bind::<BigInt, _>(most);
            let found: Vec<Bearer> = query.load(conn)?;
            Ok(found.into_iter().map(|one| (one.key, one.person_id)).collect())
        }
    }
}

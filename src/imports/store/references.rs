//! Whom a source means by a reference of its own, in the database.
use std::collections::HashMap;

use diesel::prelude::*;
use uuid::Uuid;

use crate::db::{AnyConnection, AnyId, Tx, person_references};
use crate::error::Result;
use crate::persons::PersonId;

use super::AT_ONCE;

/// Whom a source means by these references.
pub(in crate::imports) fn referred(
    tx: &mut Tx<'_>,
    source: &str,
    references: &[String],
) -> Result<HashMap<String, PersonId>> {
    let mut all = HashMap::new();
    for some in references.chunks(AT_ONCE) {
        let found: Vec<(String, PersonId)> = person_references::table
            .filter(person_references::source.eq(source))
            .filter(person_references::reference.eq_any(some))
            .select((person_references::reference, person_references::person_id))
            .load(tx.conn)?;
        all.extend(found);
    }
    Ok(all)
}

/// Those of these persons whom a source means by some reference.
pub(in crate::imports) fn are_referred(
    tx: &mut Tx<'_>,
    source: &str,
    ids: &[PersonId],
) -> Result<Vec<PersonId>> {
    let mut all = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<PersonId> = person_references::table
            .filter(person_references::person_id.eq_any(some))
            .filter(person_references::source.eq(source))
            .select(person_references::person_id)
            .load(tx.conn)?;
        all.extend(found);
    }
    Ok(all)
}

/// Keeps whom a source means by its references.
pub(in crate::imports) fn refer(
    tx: &mut Tx<'_>,
    source: &str,
    references: &[(String, PersonId)],
) -> Result<()> {
    let row = |(reference, id): &(String, PersonId)| {
        (
            person_references::id.eq(AnyId(Uuid::now_v7())),
            person_references::source.eq(source.to_owned()),
            person_references::reference.eq(reference.clone()),
            person_references::person_id.eq(*id),
        )
    };
    match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => {
            for row in references.iter().map(row) {
                diesel::insert_or_ignore_into(person_references::table).values(row).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in references.chunks(AT_ONCE) {
                let rows: Vec<_> = some.iter().map(row).collect();
                let keep = diesel::insert_into(person_references::table).values(rows);
                keep.on_conflict_do_nothing().execute(conn)?;
            }
        }
    }
    Ok(())
}

//! Who is still referred to, and the answers that were kept for retries, in the database.
use chrono::Duration;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use uuid::Uuid;

use crate::db::{Guid, Moment, Tx, containing, idempotency_keys};
use crate::duplicates::{Form, PLACES};
use crate::error::Result;
use crate::on_each;
use crate::persons::PersonId;

/// What refers to an applicant and is part of the file.
const OF_THE_FILE: (&str, &str) = ("recusals", "about");

/// What refers to a person beside the list of what follows a merge: what one can do, merges themselves, and what was on
/// record once, on which all else of a member or an officer hung.
const BESIDE: [(&str, &str); 5] = [
    ("talents", "person_id"),
    ("merges", "person_id"),
    ("merges", "other_id"),
    ("memberships_past", "person_id"),
    ("appointments_past", "person_id"),
];

/// How long an answer may be told again.
const KEPT_FOR: Duration = Duration::hours(24);

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    how_many: i64,
}

/// Whether anything in the registry refers to a person, or did.
pub(super) fn is_referred_to(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    let places = PLACES.iter().map(|place| (place.table, place.column, place.form));
    let beside = BESIDE.iter().map(|(table, column)| (*table, *column, Form::Id));
    for (table, column, form) in places.chain(beside).filter(|place| (place.0, place.1) != OF_THE_FILE) {
        let sql = format!(
            "SELECT count(*) AS how_many FROM (SELECT 1 FROM {table} WHERE {column} = $1 LIMIT 1) AS one"
        );
        let query = diesel::sql_query(sql);
        let found: Count = match form {
            Form::Id => on_each!(&mut *tx.conn, conn => query.bind::<Guid, _>(person).get_result(conn))?,
            Form::Principal => {
                let principal = format!("person:{person}");
                on_each!(&mut *tx.conn, conn => query.bind::<Text, _>(principal).get_result(conn))?
            }
        };
        if found.how_many > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes out the answers kept for retries that tell of a thing, and all that are told to nobody any more.
pub(super) fn forget_answers(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    let expired = tx.now.0.checked_sub_signed(KEPT_FOR).map_or(tx.now, Moment::new);
    let telling = idempotency_keys::body.like(containing(&id.to_string())).escape('\\');
    // What is sealed cannot be looked through: all of it goes, for a retry is a courtesy and an erasure is owed.
    let is_sealed = idempotency_keys::sealed.is_not_null();
    let gone =
        idempotency_keys::table.filter(idempotency_keys::created_at.lt(expired).or(telling).or(is_sealed));
    on_each!(&mut *tx.conn, conn => diesel::delete(gone).execute(conn))?;
    Ok(())
}

//! What is kept of an answer for its idempotency key, and told again.
//!
//! 2026-11-26. An answer is told again as it was, fields and all, so it is told to whoever still holds all that was held
//! when it was given. Refused: to tell it anew, by the rights of the moment: the thing may have changed since, and a
//! retry asks what its own request came to.
//!
//! 2026-11-27. A key is its principal's, whichever token is shown: a retry may show the token that took the place of the one
//! it was first sent with.
use chrono::Duration;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use sha2::{Digest as _, Sha256};

use crate::access::Operation;
use crate::db::{AnyConnection, AnyId, Moment, Tx, idempotency_keys};
use crate::error::{Problem, Result, kinds};
use crate::http::Answer;
use crate::vault::{Place, SubjectId, key_of};
use crate::words::hex;

use super::asking::Idempotency;

/// How long an answer is kept for its idempotency key.
const KEPT_FOR: Duration = Duration::hours(24);

/// A kept answer: of which request, what its caller held, its status, location, object, state and body.
type Remembered =
    (Vec<u8>, Vec<u8>, i64, Option<String>, Option<String>, Option<i64>, (String, Option<Vec<u8>>));

/// The first answer to the same request, if there was one, for whoever still holds what it was given by.
pub(super) fn answered_before(tx: &mut Tx<'_>, idempotency: &Idempotency) -> Result<Option<Answer>> {
    let Some(caller) = caller(tx) else { return Ok(None) };
    claim(tx, caller, idempotency)?;
    let expired = tx.now.0.checked_sub_signed(KEPT_FOR).map_or(tx.now, Moment::new);
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at.lt(expired)))
        .execute(tx.conn)?;
    let kept: Option<Remembered> = idempotency_keys::table
        .find((caller, &idempotency.key))
        .select((
            idempotency_keys::fingerprint,
            idempotency_keys::held,
            idempotency_keys::status,
            idempotency_keys::location,
            idempotency_keys::object,
            idempotency_keys::object_version,
            (idempotency_keys::body, idempotency_keys::sealed),
        ))
        .first(tx.conn)
        .optional()?;
    let Some((fingerprint, held, status, location, object, version, body)) = kept else { return Ok(None) };
    if fingerprint != marked(tx, idempotency) {
        return Err(Problem::of(&kinds::KEY_REUSED));
    }
    if !tx.holdings.still(&held) {
        return Err(Problem::of(&kinds::ANSWER_WITHHELD));
    }
    if tx.operation.is_sealed() {
        return Err(Problem::of(&kinds::ANSWER_WITHHELD));
    }
    let status = u16::try_from(status).map_err(Problem::internal)?;
    let body = opened(tx, (caller, idempotency), body)?;
    Ok(Some(Answer { status, body, location, object, version, replayed: true, ..Answer::gone() }))
}

/// What tells a request from others, under a key: nobody tries bodies until one of them fits.
fn marked(tx: &Tx<'_>, idempotency: &Idempotency) -> Vec<u8> {
    tx.vault.mark(&["request", &hex::written(&idempotency.fingerprint)]).to_vec()
}

/// Whoever asks; none for the service itself.
fn caller(tx: &Tx<'_>) -> Option<AnyId> {
    tx.actor.principal.id().map(AnyId)
}

#[derive(QueryableByName)]
struct Claimed {
    #[diesel(sql_type = Bool)]
    claimed: bool,
}

/// On PostgreSQL the same key may be being served already, to another token or by another node: the database says so.
/// SQLite has one process, which makes one change after the other.
fn claim(tx: &mut Tx<'_>, caller: AnyId, idempotency: &Idempotency) -> Result<()> {
    let AnyConnection::Postgres(conn) = tx.conn else { return Ok(()) };
    let mut named = Sha256::new();
    named.update(caller.0.as_bytes());
    named.update(&idempotency.key);
    let mut number = [0; 8];
    for (to, from) in number.iter_mut().zip(named.finalize()) {
        *to = from;
    }
    let claimed = diesel::sql_query("SELECT pg_try_advisory_xact_lock($1) AS claimed")
        .bind::<BigInt, _>(i64::from_le_bytes(number))
        .get_result::<Claimed>(conn)?
        .claimed;
    if claimed { Ok(()) } else { Err(Problem::of(&kinds::IN_FLIGHT)) }
}

/// What is kept of an answer: all of it, save the secret of a token or the address of a feed, which is shown once and never
/// again, and what is told of a case.
fn kept_body(operation: Operation, body: &[u8]) -> Result<String> {
    if operation.is_sealed() {
        return Ok(String::new());
    }
    if operation.shows_a_secret() {
        let mut whole: serde_json::Value = serde_json::from_slice(body).map_err(Problem::internal)?;
        for field in ["secret", "url"] {
            if let Some(secret) = whole.get_mut(field) {
                *secret = serde_json::Value::Null;
            }
        }
        return Ok(whole.to_string());
    }
    String::from_utf8(body.to_vec()).map_err(Problem::internal)
}

/// Where an answer is sealed for, under the key of whoever it is to: it may tell of private contacts, or of a case.
fn sealed_at(key: &str) -> Place<'_> {
    Place { table: "idempotency_keys", column: "sealed", row: key, version: 1 }
}

/// The body of a kept answer; one that was kept before answers were sealed is there as it was.
fn opened(
    tx: &mut Tx<'_>,
    (caller, idempotency): (AnyId, &Idempotency),
    kept: (String, Option<Vec<u8>>),
) -> Result<Vec<u8>> {
    match kept {
        (clear, None) => Ok(clear.into_bytes()),
        (_, Some(sealed)) => {
            let key = key_of(tx.conn, &tx.vault, SubjectId(caller.0), tx.now)?;
            let opened = key.open(&sealed, &sealed_at(&idempotency.key));
            opened.ok_or_else(|| Problem::internal("an answer that was kept does not open"))
        }
    }
}

pub(super) fn remember(tx: &mut Tx<'_>, idempotency: &Idempotency, answer: &Answer) -> Result<()> {
    let Some(caller) = caller(tx) else { return Ok(()) };
    let body = kept_body(tx.operation, &answer.body)?;
    let key = key_of(tx.conn, &tx.vault, SubjectId(caller.0), tx.now)?;
    let sealed = key.seal(body.as_bytes(), &sealed_at(&idempotency.key))?;
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::caller.eq(caller),
            idempotency_keys::key.eq(&idempotency.key),
            idempotency_keys::fingerprint.eq(marked(tx, idempotency)),
            idempotency_keys::held.eq(tx.holdings.marks()),
            idempotency_keys::status.eq(i64::from(answer.status)),
            idempotency_keys::location.eq(&answer.location),
            idempotency_keys::object.eq(&answer.object),
            idempotency_keys::object_version.eq(answer.version),
            idempotency_keys::body.eq(""),
            idempotency_keys::sealed.eq(sealed),
            idempotency_keys::created_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

//! What happens in the transaction of a request, around the room's own action.
use std::mem;
use std::sync::Arc;

use chrono::Duration;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use sha2::{Digest as _, Sha256};

use crate::access::{self, Effect, Holdings, Operation, Permissions};
use crate::db::{
    AnyConnection, Isolation, Moment, Reached, Tx, idempotency_keys, present, recall, transaction,
};
use crate::error::{Problem, Result, kinds};
use crate::http::{Answer, Watched};
use crate::reach;
use crate::rooms;
use crate::vault::Vault;
use crate::words::civil_day;

use super::asking::{Asking, Idempotency, Precondition};
use super::clock::Clock;
use super::engine::Outcome;
use super::{Act, Laid, Look};

/// How long an answer is kept for its idempotency key.
const KEPT_FOR: Duration = Duration::hours(24);

/// A look: who asks is settled in the same snapshot.
pub(super) fn read(
    conn: &mut AnyConnection,
    asking: &Asking,
    operation: Operation,
    now: Moment,
    vault: &Arc<Vault>,
    look: Look,
) -> Result<Answer> {
    transaction(conn, Isolation::Reading, |conn| {
        // Who asks, and what they may see, is settled by the present.
        if asking.known_at.is_some() {
            present(conn)?;
        }
        let mut tx = enter(conn, asking, operation, now, vault)?;
        if let Some(moment) = asking.known_at {
            tx.reached = Some(Reached(reach::within(&mut tx, operation.rule().permission)?));
            recall(tx.conn, moment)?;
        }
        let mut answer = look(&mut tx)?;
        decided(&tx)?;
        if tx.holdings.is_watched() {
            answer.watched = Some(Watched(Box::new(asking.clone())));
        }
        Ok(answer)
    })
}

/// A change, inside the transaction the engine opened: who asks, what was asked before, the action itself,
/// and the journal's proof that it was recorded.
pub(super) fn write(
    conn: &mut AnyConnection,
    asking: &Asking,
    operation: Operation,
    clock: &Clock,
    vault: &Arc<Vault>,
    act: &Act,
) -> Result<Outcome> {
    let mut tx = enter(conn, asking, operation, clock.now(), vault)?;
    // Taken here, where the transaction has seen all that was committed before: whoever changes the same thing
    // after it has a later moment.
    tx.now = clock.tick();
    expect_condition(asking)?;
    if let Some(idempotency) = &asking.idempotency
        && let Some(answer) = answered_before(&mut tx, idempotency)?
    {
        return Ok(Outcome::Kept(answer));
    }
    let answer = proven(&mut tx, asking, act)?;
    if asking.dry_run {
        return answer.tried().map(Outcome::Undone);
    }
    if let Some(idempotency) = &asking.idempotency {
        remember(&mut tx, idempotency, &answer)?;
    }
    Ok(Outcome::Kept(answer))
}

/// One item of a batch, inside the batch's transaction and in its caller's name: its own row decides whether
/// that caller may, and the journal's proof is asked of each.
pub(crate) fn item(tx: &mut Tx<'_>, laid: Laid) -> Result<Answer> {
    let batch = mem::replace(&mut tx.operation, laid.operation);
    // What was done before it may have changed what its caller holds.
    let held = reach::held(tx, tx.actor.principal)?.holdings;
    tx.holdings = narrowed(tx, held);
    reach::admit(tx, laid.asking.named.as_deref())?;
    let act = laid.act?;
    expect_condition(&laid.asking)?;
    let recorded = mem::take(&mut tx.recorded);
    let was_so = mem::take(&mut tx.is_so_already);
    tx.compared = false;
    tx.precondition.clone_from(&laid.asking.precondition);
    let answer = proven(tx, &laid.asking, &act)?;
    tx.operation = batch;
    tx.compared = false;
    tx.recorded = tx.recorded.saturating_add(recorded);
    tx.is_so_already |= was_so;
    Ok(answer)
}

/// A change must say which state it changes, where there is one.
fn expect_condition(asking: &Asking) -> Result<()> {
    if asking.needs_precondition && asking.precondition.is_none() {
        return Err(Problem::of(&kinds::PRECONDITION_REQUIRED));
    }
    Ok(())
}

/// The action itself with what must follow it, and the proof that it was recorded, unless all was as asked before, and
/// compared what it had to.
fn proven(tx: &mut Tx<'_>, asking: &Asking, act: &Act) -> Result<Answer> {
    let answer = act(tx)?;
    decided(tx)?;
    rooms::settle(tx)?;
    let rule = tx.operation.rule();
    if rule.effect == Effect::Changes && tx.recorded == 0 && !tx.is_so_already {
        return Err(Problem::internal(format!("{} recorded nothing in the journal", rule.id)));
    }
    if asking.needs_precondition && !tx.compared {
        return Err(Problem::internal(format!("{} did not compare If-Match", rule.id)));
    }
    // A condition nobody compared is about an object this is not a change of: it does not hold (RFC 9110, 13.1.1).
    if rule.effect == Effect::Changes
        && !tx.compared
        && matches!(asking.precondition, Some(Precondition::States(_)))
    {
        return Err(Problem::of(&kinds::STALE));
    }
    Ok(answer)
}

/// Goes on only if the question of what the caller may do or see has been asked.
fn decided(tx: &Tx<'_>) -> Result<()> {
    if tx.is_undecided {
        let id = tx.operation.rule().id;
        return Err(Problem::internal(format!("{id} did not ask what its caller may do or see")));
    }
    Ok(())
}

/// What is held, as far as the token shown is good for it.
fn narrowed(tx: &Tx<'_>, held: Holdings) -> Holdings {
    let scopes = tx.actor.scopes;
    if scopes == Permissions::EVERYTHING { held } else { held.narrowed(scopes) }
}

/// The unit of work of a known caller, whatever that caller may do.
pub(super) fn known<'a>(
    conn: &'a mut AnyConnection,
    asking: &Asking,
    operation: Operation,
    now: Moment,
    vault: &Arc<Vault>,
) -> Result<Tx<'a>> {
    let (actor, granted) = access::authenticate(conn, asking.evidence.as_ref(), asking.source, now)?;
    let today = civil_day(now.0);
    let mut tx = Tx {
        conn,
        vault: Arc::clone(vault),
        actor,
        operation,
        holdings: Holdings::default(),
        reached: None,
        is_undecided: false,
        now,
        today,
        as_of: asking.as_of.unwrap_or(today),
        named_day: asking.as_of,
        language: asking.language,
        request_id: Arc::clone(&asking.request_id),
        precondition: asking.precondition.clone(),
        compared: false,
        recorded: 0,
        is_so_already: false,
        act: None,
        altered: Vec::new(),
        ruled_anew: Vec::new(),
    };
    let held = reach::held_with(&mut tx, granted)?;
    tx.holdings = narrowed(&tx, held);
    Ok(tx)
}

/// The unit of work of whoever asks, if that caller may do this.
pub(super) fn enter<'a>(
    conn: &'a mut AnyConnection,
    asking: &Asking,
    operation: Operation,
    now: Moment,
    vault: &Arc<Vault>,
) -> Result<Tx<'a>> {
    let mut tx = known(conn, asking, operation, now, vault)?;
    reach::admit(&mut tx, asking.named.as_deref())?;
    Ok(tx)
}

/// A kept answer: of which request, its status, location, object, state and body.
type Remembered = (Vec<u8>, i64, Option<String>, Option<String>, Option<i64>, String);

/// The first answer to the same request, if there was one.
fn answered_before(tx: &mut Tx<'_>, idempotency: &Idempotency) -> Result<Option<Answer>> {
    let Some(caller) = tx.actor.id else { return Ok(None) };
    claim(tx, idempotency)?;
    let expired = tx.now.0.checked_sub_signed(KEPT_FOR).map_or(tx.now, Moment::new);
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at.lt(expired)))
        .execute(tx.conn)?;
    let kept: Option<Remembered> = idempotency_keys::table
        .find((caller, &idempotency.key))
        .select((
            idempotency_keys::fingerprint,
            idempotency_keys::status,
            idempotency_keys::location,
            idempotency_keys::object,
            idempotency_keys::object_version,
            idempotency_keys::body,
        ))
        .first(tx.conn)
        .optional()?;
    let Some((fingerprint, status, location, object, version, body)) = kept else { return Ok(None) };
    if fingerprint != idempotency.fingerprint {
        return Err(Problem::of(&kinds::KEY_REUSED));
    }
    let status = u16::try_from(status).map_err(Problem::internal)?;
    let body = body.into_bytes();
    Ok(Some(Answer { status, body, location, object, version, replayed: true, ..Answer::gone() }))
}

#[derive(QueryableByName)]
struct Claimed {
    #[diesel(sql_type = Bool)]
    claimed: bool,
}

/// On PostgreSQL another node may be serving the same key: the database says so. SQLite has one process.
fn claim(tx: &mut Tx<'_>, idempotency: &Idempotency) -> Result<()> {
    let AnyConnection::Postgres(conn) = tx.conn else { return Ok(()) };
    let mut named = Sha256::new();
    named.update(tx.actor.id.map(|id| *id.0.as_bytes()).unwrap_or_default());
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

/// What is kept of an answer: all of it, save a token's secret, which is shown once and never again.
fn kept_body(operation: Operation, body: &[u8]) -> Result<String> {
    if operation.shows_a_secret() {
        let mut whole: serde_json::Value = serde_json::from_slice(body).map_err(Problem::internal)?;
        if let Some(secret) = whole.get_mut("secret") {
            *secret = serde_json::Value::Null;
        }
        return Ok(whole.to_string());
    }
    String::from_utf8(body.to_vec()).map_err(Problem::internal)
}

fn remember(tx: &mut Tx<'_>, idempotency: &Idempotency, answer: &Answer) -> Result<()> {
    let Some(caller) = tx.actor.id else { return Ok(()) };
    let body = kept_body(tx.operation, &answer.body)?;
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::caller.eq(caller),
            idempotency_keys::key.eq(&idempotency.key),
            idempotency_keys::fingerprint.eq(&idempotency.fingerprint),
            idempotency_keys::status.eq(i64::from(answer.status)),
            idempotency_keys::location.eq(&answer.location),
            idempotency_keys::object.eq(&answer.object),
            idempotency_keys::object_version.eq(answer.version),
            idempotency_keys::body.eq(body),
            idempotency_keys::created_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

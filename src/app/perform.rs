//! What happens in the transaction of a request, around the room's own action.
use std::mem;
use std::sync::Arc;

use crate::access::{self, Effect, Holdings, Operation, Permissions, Relation, Remembered};
use crate::db::{AnyConnection, Isolation, Keeping, Moment, Reached, Tx, present, recall, transaction};
use crate::error::{Problem, Result, Survivor, kinds};
use crate::http::{Answer, Watched};
use crate::persons::{PersonId, Refusal};
use crate::reach;
use crate::rooms;
use crate::vault::Vault;
use crate::words::civil_day;

use super::asking::{Asking, Precondition};
use super::clock::Clock;
use super::engine::Outcome;
use super::replay::{answered_before, remember};
use super::{Act, Laid, Look};

/// Where the addresses of persons begin.
const OF_PERSONS: &str = "/v1/persons/";

/// A look: who asks is settled in the same snapshot.
pub(super) fn read(
    conn: &mut AnyConnection,
    remembered: &mut Remembered,
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
        let mut tx = of_caller(conn, Some(remembered), asking, operation, now, vault)?;
        let looked = reach::admit(&mut tx, asking.named.as_deref()).and_then(|()| {
            if let Some(moment) = asking.known_at {
                tx.reached = Some(Reached(reach::within(&mut tx, operation.rule().permission)?));
                recall(tx.conn, moment)?;
            }
            look(&mut tx)
        });
        let mut answer = looked.map_err(|problem| redirected(&mut tx, asking, problem))?;
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
    let mut tx = known(conn, asking, operation, clock.now(), vault)?;
    reach::admit(&mut tx, asking.named.as_deref()).map_err(|problem| redirected(&mut tx, asking, problem))?;
    // Taken here, where the transaction has seen all that was committed before: whoever changes the same thing
    // after it has a later moment.
    tx.now = clock.tick();
    expect_condition(asking)?;
    if let Some(idempotency) = &asking.idempotency
        && let Some(answer) = answered_before(&mut tx, idempotency)?
    {
        return Ok(Outcome::Kept(answer));
    }
    let answer = proven(&mut tx, asking, act).map_err(|problem| redirected(&mut tx, asking, problem))?;
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
    reach::admit(tx, laid.asking.named.as_deref())
        .map_err(|problem| named_anew(tx, &laid.asking, problem))?;
    let act = laid.act?;
    expect_condition(&laid.asking)?;
    let recorded = mem::take(&mut tx.recorded);
    let was_so = mem::take(&mut tx.is_so_already);
    tx.compared = false;
    tx.precondition.clone_from(&laid.asking.precondition);
    let answer = proven(tx, &laid.asking, &act).map_err(|problem| named_anew(tx, &laid.asking, problem))?;
    tx.operation = batch;
    tx.compared = false;
    tx.recorded = tx.recorded.saturating_add(recorded);
    tx.is_so_already |= was_so;
    Ok(answer)
}

/// Who stayed, where the address is a person's who was merged into another and was not found for it.
fn survivor(tx: &mut Tx<'_>, asking: &Asking, problem: &Problem) -> Result<Option<PersonId>> {
    let named = asking.named.as_deref().filter(|_| asking.path.starts_with(OF_PERSONS));
    match named.filter(|_| problem.is_not_found()) {
        Some(named) => reach::successor(tx, named),
        None => Ok(None),
    }
}

/// The problem; of a person who was merged into another it tells where the same is found of that one, for ever.
fn redirected(tx: &mut Tx<'_>, asking: &Asking, problem: Problem) -> Problem {
    let id = match survivor(tx, asking, &problem) {
        Ok(Some(id)) => id,
        Ok(None) => return problem,
        Err(problem) => return problem,
    };
    let old = asking.named.as_deref().unwrap_or_default();
    let mut location = asking.path.replacen(old, &id.to_string(), 1);
    if !asking.query.is_empty() {
        location = format!("{location}?{}", asking.query);
    }
    let survivor = Survivor { id: id.0, location: Some(location) };
    Problem::of(&kinds::MERGED).because(id.to_string()).of_survivor(survivor)
}

/// The same in a batch, which has an address of its own: a refusal that names who stayed.
fn named_anew(tx: &mut Tx<'_>, asking: &Asking, problem: Problem) -> Problem {
    match survivor(tx, asking, &problem) {
        Ok(Some(id)) => {
            Problem::from(Refusal::PersonIsMerged).because(id.to_string()).of_survivor(Survivor::of(id.0))
        }
        Ok(None) => problem,
        Err(problem) => problem,
    }
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
    of_caller(conn, None, asking, operation, now, vault)
}

fn of_caller<'a>(
    conn: &'a mut AnyConnection,
    remembered: Option<&mut Remembered>,
    asking: &Asking,
    operation: Operation,
    now: Moment,
    vault: &Arc<Vault>,
) -> Result<Tx<'a>> {
    let is_open = operation.rule().relation == Relation::Anyone;
    let (actor, granted) =
        access::authenticate(conn, remembered, asking.evidence.as_ref(), asking.source, now, is_open)?;
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
        keeping: if asking.dry_run { Keeping::Tried } else { Keeping::Kept },
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

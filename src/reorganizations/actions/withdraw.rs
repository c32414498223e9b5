//! Withdrawing an act: everything it did is taken back, the last thing first, by what the journal says was there before.
use chrono::NaiveDate;
use serde_json::Value;

use crate::access;
use crate::appointments;
use crate::basis::{ActId, MeetingId};
use crate::bodies::acts::{self, Act, Refusal};
use crate::bodies::{self, BodyId, Consequence, Happening, moves};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::journal::{self, Entry};
use crate::legal;
use crate::memberships;
use crate::persons::PersonId;
use crate::programmes;
use crate::territory;

use super::super::model::{ActWithdrawn, Planned, Withdrawal};
use super::super::store;

/// Withdraws an act, as long as nothing recorded since rests on it.
pub(in crate::reorganizations) fn withdraw(
    tx: &mut Tx<'_>,
    id: ActId,
    withdrawal: &Withdrawal,
) -> Result<ActWithdrawn> {
    let act = acts::find(tx, id)?;
    tx.expect_version(id, act.version())?;
    access::admit(&tx.actor, act.kind.operation())?;
    if let Some(decision) = act.decision_id
        && store::is_locked(tx, decision)?
    {
        return Err(Problem::from(Refusal::ActIsDecided).because(format!("/v1/decisions/{decision}")));
    }
    let entries = journal::of_act(tx, id)?;
    expect_no_holder(tx, &act, &entries)?;
    let mut told = Vec::with_capacity(entries.len());
    let mut restored: Vec<BodyId> = Vec::new();
    let mut reverted = None;
    for entry in &entries {
        match entry.object_kind.as_str() {
            "territory_move" => {
                reverted = Some(territory::moves::take_back(tx, id, act.takes_effect_on, &entries)?);
            }
            // They go with what brought them.
            "territory" | "position" => {}
            _ => match taken_back(tx, entry, act.takes_effect_on) {
                // What was taken out since has nothing left to be put back.
                Err(problem) if problem.is_not_found() => {}
                consequence => told.extend(consequence?),
            },
        }
        if entry.object_kind == "body" {
            restored.push(entry.object()?);
        }
    }
    if let Some(reverted) = reverted {
        let renumbered = reverted.renumbered.as_deref();
        if let Some(body) = moves::astray(tx, &reverted.places, renumbered, act.takes_effect_on)? {
            return Err(Problem::from(Refusal::LaterChangeRestsOnIt).because(format!("/v1/bodies/{body}")));
        }
    }
    restored.sort_unstable();
    restored.dedup();
    for body in restored {
        bodies::expect_fit(tx, body, act.takes_effect_on)?;
    }
    told.extend(stranded(tx, &entries, act.takes_effect_on)?);
    acts::take_out(tx, &act, withdrawal)?;
    Ok(ActWithdrawn { act, withdrawal: withdrawal.clone(), consequences: told })
}

/// The bodies that stand where the one above them, back at another place, does not reach.
fn stranded(tx: &mut Tx<'_>, entries: &[Entry], on: NaiveDate) -> Result<Vec<Consequence>> {
    let mut back: Vec<BodyId> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.object_kind == "body" && entry.before.is_some()) {
        let (before, after): (Value, Value) = (entry.before()?, entry.after()?);
        if before.get("territory") != after.get("territory") {
            back.push(entry.object()?);
        }
    }
    back.sort_unstable();
    back.dedup();
    let mut told = Vec::new();
    for body in back {
        match moves::left_stranded(tx, body, on) {
            Err(problem) if problem.is_not_found() => {}
            stranded => told.extend(stranded?),
        }
    }
    Ok(told)
}

/// Takes one change back, in the room it belongs to; a move goes without a word of its own.
fn taken_back(tx: &mut Tx<'_>, entry: &Entry, on: NaiveDate) -> Result<Option<Consequence>> {
    match entry.object_kind.as_str() {
        "body_move" => moves::take_back(tx, entry).map(|()| None),
        "body" => bodies::take_back(tx, entry, on).map(Some),
        "appointment" => appointments::take_back(tx, entry, on),
        "membership" => memberships::take_back(tx, entry, on),
        "action" => programmes::take_back(tx, entry, on),
        "legal_task" => legal::take_back(tx, entry, on).map(Some),
        "meeting" => give_back(tx, entry, on).map(Some),
        kind => Err(Problem::internal(format!("nobody takes back what an act does to a {kind}"))),
    }
}

/// Gives a planned meeting back to the body that planned it, unless it was changed since or the other held it.
fn give_back(tx: &mut Tx<'_>, entry: &Entry, on: NaiveDate) -> Result<Consequence> {
    let before = store::meeting(tx, entry.object::<MeetingId>()?)?;
    let path = format!("/v1/meetings/{}", before.id);
    let rests = || Problem::from(Refusal::LaterChangeRestsOnIt).because(path.clone());
    let mut was = entry.undone(&before)?.ok_or_else(rests)?;
    if store::has_happened(tx, before.id, entry.at)? {
        return Err(rests());
    }
    let mut after =
        Planned { version: before.version.saturating_add(1), updated_at: tx.now, ..before.clone() };
    was.put("body_id", &mut after.body_id)?;
    was.complete()?;
    store::hand_over(tx, &after)?;
    journal::changed(tx, "meeting", before.id, &before, &after)?;
    let told = Consequence::of("meeting", before.id.0, path, Happening::Restored, on);
    Ok(told.to(Some(after.body_id)))
}

/// Goes on only if nobody whose office or membership the act ended or handed over was since appointed where it went.
fn expect_no_holder(tx: &mut Tx<'_>, act: &Act, entries: &[Entry]) -> Result<()> {
    let (mut persons, mut heirs): (Vec<PersonId>, Vec<BodyId>) =
        (Vec::new(), act.body_id.into_iter().collect());
    for entry in entries.iter().filter(|entry| entry.before.is_some()) {
        let after: Value = entry.after()?;
        let id = |field: &str| after.get(field).and_then(Value::as_str).and_then(|id| id.parse().ok());
        match entry.object_kind.as_str() {
            "appointment" => persons.extend(id("person_id").map(PersonId)),
            "membership" => {
                persons.extend(id("person_id").map(PersonId));
                heirs.extend(id("unit_id").map(BodyId));
            }
            "body" => heirs.extend(id("merged_into").map(BodyId)),
            _ => {}
        }
    }
    heirs.sort_unstable();
    heirs.dedup();
    let (at, on) = (act.created_at, act.takes_effect_on);
    match appointments::appointed_since(tx, &persons, &heirs, at, on)? {
        Some(held) => Err(Problem::from(Refusal::LaterChangeRestsOnIt).because(held.path())),
        None => Ok(()),
    }
}

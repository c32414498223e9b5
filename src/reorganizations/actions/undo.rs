//! Taking an act back: everything it did, the last thing first, by what the journal says was there before.
use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::Value;

use crate::access;
use crate::appointments;
use crate::basis::MeetingId;
use crate::bodies::acts::{Act, Refusal};
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

use super::super::model::Planned;
use super::super::store;

/// What came of taking an act back.
pub(super) struct TakenBack {
    /// What was taken back, the last first.
    pub(super) told: Vec<Consequence>,
    /// The bodies that stand or last again as before it.
    pub(super) restored: Vec<BodyId>,
}

/// Goes on only if the caller may record such an act, and no decision of locked minutes carries it.
pub(super) fn expect_open(tx: &mut Tx<'_>, act: &Act) -> Result<()> {
    let permission = act.kind.operation().rule().permission;
    if act.body_id.is_none() {
        access::expect(tx, permission)?;
    }
    match act.decision_id {
        Some(decision) if store::is_locked(tx, decision)? => {
            Err(Problem::from(Refusal::ActIsDecided).because(format!("/v1/decisions/{decision}")))
        }
        _ => Ok(()),
    }
}

/// Takes back what an act did, as long as nothing recorded since rests on it; `anew` is the day on which it is carried out
/// again, if it is: then what it formed stays, to begin on that day.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    act: &Act,
    entries: &[Entry],
    anew: Option<NaiveDate>,
) -> Result<TakenBack> {
    expect_no_holder(tx, act, entries, anew)?;
    let (mut told, mut restored): (Vec<Consequence>, Vec<BodyId>) = (Vec::new(), Vec::new());
    let on = act.takes_effect_on;
    let formed = if anew.is_some() { formed(entries) } else { HashSet::new() };
    let are_members =
        |one: &Entry, next: &Entry| [one, next].iter().all(|entry| entry.object_kind == "membership");
    for run in entries.chunk_by(are_members) {
        let Some(entry) = run.first() else { continue };
        match entry.object_kind.as_str() {
            "membership" => told.extend(memberships::take_back(tx, &run.iter().collect::<Vec<_>>(), on)?),
            "territory_move" if entry.before.is_none() => {
                told.extend(moves::unfollow(tx, act.id, &entry.after()?)?);
                let reverted = territory::moves::take_back(tx, act.id, on, entries, anew.is_some())?;
                if let Some(body) = moves::astray(tx, &reverted, on, anew)? {
                    let rests = Problem::from(Refusal::LaterChangeRestsOnIt);
                    return Err(rests.because(format!("/v1/bodies/{body}")));
                }
            }
            // They go with what brought them.
            "territory_move" | "territory" | "position" => {}
            "body" if formed.contains(entry.object_id.as_str()) => {}
            "body_move" if is_of(entry, &formed)? => {}
            _ => match taken_back(tx, entry, on) {
                // What was taken out since has nothing left to be put back.
                Err(problem) if problem.is_not_found() => {}
                consequence => told.extend(consequence?),
            },
        }
        if entry.object_kind == "body" {
            restored.push(entry.object()?);
        }
    }
    restored.sort_unstable();
    restored.dedup();
    // What an act changed more than once is told once, as it is in the end.
    let mut known = HashSet::new();
    told.reverse();
    told.retain(|one| known.insert((one.id, one.what)));
    told.reverse();
    Ok(TakenBack { told, restored })
}

/// The bodies an act formed.
fn formed(entries: &[Entry]) -> HashSet<&str> {
    let made = entries.iter().filter(|entry| entry.object_kind == "body" && entry.before.is_none());
    made.map(|entry| entry.object_id.as_str()).collect()
}

/// Whether a move is of one of these bodies.
fn is_of(entry: &Entry, bodies: &HashSet<&str>) -> Result<bool> {
    let made: Value = entry.after()?;
    Ok(made.get("body_id").and_then(Value::as_str).is_some_and(|body| bodies.contains(body)))
}

/// Takes one change back, in the room it belongs to; a move goes without a word of its own.
fn taken_back(tx: &mut Tx<'_>, entry: &Entry, on: NaiveDate) -> Result<Option<Consequence>> {
    match entry.object_kind.as_str() {
        "body_move" => moves::take_back(tx, entry).map(|()| None),
        "body" => bodies::take_back(tx, entry, on).map(Some),
        "appointment" => appointments::take_back(tx, entry, on),
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

/// Goes on only if nobody whose office or membership the act ended or handed over was since appointed where it went,
/// before the day on which the act is carried out anew, if it is.
fn expect_no_holder(tx: &mut Tx<'_>, act: &Act, entries: &[Entry], anew: Option<NaiveDate>) -> Result<()> {
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
    let (at, days) = (act.created_at, (act.takes_effect_on, anew));
    match appointments::appointed_since(tx, &persons, &heirs, at, days)? {
        Some(held) => Err(Problem::from(Refusal::LaterChangeRestsOnIt).because(held.path())),
        None => Ok(()),
    }
}

//! Correcting an act: what it rests on, and its day.
use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::appointments;
use crate::basis::{ActId, Basis};
use crate::bodies::acts::{self, Act, ActKind};
use crate::bodies::{self, Body, BodyId, BodyRef, Consequence, moves};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::journal::{self, Entry};
use crate::territory;
use crate::words::{FaultKind, PartialDate};

use super::super::model::{ActChange, ActCorrected, ActDetails};
use super::super::rules::{self, Refusal};
use super::undo::{TakenBack, expect_open, take_back};
use super::{dissolve, merge, renumber, split_into, transfer};

/// Corrects an act. On another day it is taken back and carried out anew as it was ordered, as one change: what stands in
/// the way of either refuses it.
pub(in crate::reorganizations) fn correct(
    tx: &mut Tx<'_>,
    id: ActId,
    change: &ActChange,
) -> Result<ActCorrected> {
    let before = acts::find(tx, id)?;
    tx.expect_version(id, before.version())?;
    expect_open(tx, &before)?;
    let Basis { decision_id, source } = before.basis();
    let (was, last) = (before.takes_effect_on, last_day(tx, &before)?);
    let shown = ActDetails { on: was, ends_on: last, decision_id, source };
    let ActDetails { on: told, ends_on, decision_id, source } = change.apply(&shown)?;
    let basis = Basis { decision_id, source };
    moves::expect_basis(tx, &basis)?;
    rules::may_rest_on(before.is_of_the_state(), &basis)?;
    if last.is_some() && ends_on.is_none() {
        return Err(Problem::fault("/ends_on", FaultKind::MissingField));
    }
    let (on, ends_on) = rules::corrected((was, last), (told, ends_on))?;
    let keeps_days = (on, ends_on) == (was, last);
    if keeps_days && basis == before.basis() {
        tx.is_so_already = true;
        return Ok(ActCorrected { act: before, consequences: Vec::new() });
    }
    let mut ordered: Option<Map<String, Value>> = acts::ordered(tx, id)?;
    if let Some(ordered) = &mut ordered {
        put_basis(ordered, &before, &basis)?;
    }
    let mut after = Act {
        decision_id: basis.decision_id,
        source: basis.source.clone().map(Json),
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    if basis != before.basis() {
        let entries = journal::of_act(tx, id)?;
        tx.act = Some(id);
        rebase(tx, &before, &entries, &basis)?;
        tx.act = None;
    }
    if keeps_days {
        acts::correct(tx, &before, &after, &ordered)?;
        return Ok(ActCorrected { act: after, consequences: Vec::new() });
    }
    after.takes_effect_on = on;
    let mut ordered = ordered.ok_or(Refusal::OrderIsNotKept)?;
    put_day(&mut ordered, on, ends_on)?;
    let day = if told == was { "/ends_on" } else { "/on" };
    let consequences =
        carry_out_anew(tx, &before, &after, ordered).map_err(|problem| problem.told_of(&basis, day))?;
    Ok(ActCorrected { act: after, consequences })
}

fn told(value: &impl Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(Problem::internal)
}

/// Lets an order rest on another basis.
fn put_basis(ordered: &mut Map<String, Value>, act: &Act, basis: &Basis) -> Result<()> {
    if !act.is_of_the_state() {
        ordered.insert("decision_id".to_owned(), told(&basis.decision_id)?);
    }
    ordered.insert("source".to_owned(), told(&basis.source)?);
    Ok(())
}

/// The last day of the body that an act dissolves, as far as known.
fn last_day(tx: &mut Tx<'_>, act: &Act) -> Result<Option<PartialDate>> {
    match act.body_id.filter(|_| act.kind == ActKind::Dissolution) {
        Some(body) => Ok(bodies::find(tx, &body.into())?.tenure().ends),
        None => Ok(None),
    }
}

/// Gives an order another day: to a dissolution the last day of the body that ends.
fn put_day(ordered: &mut Map<String, Value>, on: NaiveDate, ends_on: Option<PartialDate>) -> Result<()> {
    match ends_on {
        Some(last) => ordered.insert("ends_on".to_owned(), told(&last)?),
        None => ordered.insert("on".to_owned(), told(&on)?),
    };
    Ok(())
}

/// Lets everything an act did rest on another basis, unless it was taken out or corrected since.
fn rebase(tx: &mut Tx<'_>, act: &Act, entries: &[Entry], new: &Basis) -> Result<()> {
    let old = act.basis();
    for entry in entries {
        let rebased = match entry.object_kind.as_str() {
            "body" => bodies::rebase(tx, entry, &old, new),
            "appointment" => appointments::rebase(tx, entry, &old, new),
            _ => Ok(()),
        };
        rebased.or_else(|problem| if problem.is_not_found() { Ok(()) } else { Err(problem) })?;
    }
    let last = entries.iter().find(|entry| entry.object_kind == "territory_move");
    let codes = match last.zip(new.source.as_ref()) {
        Some((entry, source)) => territory::moves::rebase(tx, entry, act.id, source)?,
        None => Vec::new(),
    };
    moves::rebase(tx, (act.id, act.takes_effect_on), &codes, &old, new)
}

/// Takes an act back and carries it out on another day; answers what was taken back, and then what was done.
fn carry_out_anew(
    tx: &mut Tx<'_>,
    before: &Act,
    after: &Act,
    ordered: Map<String, Value>,
) -> Result<Vec<Consequence>> {
    let on = after.takes_effect_on;
    let entries = journal::of_act(tx, before.id)?;
    let TakenBack { told: mut consequences, restored } = take_back(tx, before, &entries, Some(on))?;
    acts::begin_anew(tx, before, after, &ordered)?;
    consequences.extend(carry_out(tx, after, ordered, &entries)?);
    for body in restored {
        bodies::expect_fit_since(tx, body, on.min(before.takes_effect_on))?;
    }
    Ok(consequences)
}

/// Carries an act out as it is ordered.
fn carry_out(
    tx: &mut Tx<'_>,
    act: &Act,
    ordered: Map<String, Value>,
    entries: &[Entry],
) -> Result<Vec<Consequence>> {
    let ordered = Value::Object(ordered);
    if let Some(code) = &act.territory {
        let reformed = match act.kind {
            ActKind::Renumbering => renumber(tx, code, &form(ordered)?)?,
            _ => transfer(tx, code, &form(ordered)?)?,
        };
        return Ok(reformed.consequences);
    }
    let body =
        act.body_id.ok_or_else(|| Problem::internal(format!("the act {} is about nothing", act.id)))?;
    let at = BodyRef::from(body);
    let reformed = match act.kind {
        ActKind::Dissolution => dissolve(tx, &at, &form(ordered)?)?,
        ActKind::Merger => merge(tx, &at, &form(ordered)?)?,
        ActKind::Split => {
            let formed = formed(tx, body, entries)?;
            split_into(tx, &at, &form(ordered)?, &formed)?
        }
        _ => moves::transfer(tx, &at, &form(ordered)?)?,
    };
    Ok(reformed.consequences)
}

fn form<T: DeserializeOwned>(ordered: Value) -> Result<T> {
    serde_json::from_value(ordered).map_err(Problem::internal)
}

/// The bodies that were formed out of one, in their order; none in the place of one that was taken out since.
fn formed(tx: &mut Tx<'_>, old: BodyId, entries: &[Entry]) -> Result<Vec<Option<Body>>> {
    let mut formed = Vec::new();
    for entry in entries.iter().rev().filter(|entry| entry.object_kind == "body" && entry.before.is_none()) {
        let made: Value = entry.after()?;
        let of = made.get("split_from").and_then(Value::as_str).and_then(|id| id.parse().ok());
        if of.map(BodyId) == Some(old) {
            formed.push(match bodies::find(tx, &entry.object::<BodyId>()?.into()) {
                Err(problem) if problem.is_not_found() => None,
                found => Some(found?),
            });
        }
    }
    Ok(formed)
}

//! Withdrawing an act.
use chrono::NaiveDate;
use serde_json::Value;

use crate::access::Operation;
use crate::basis::{ActId, Basis};
use crate::bodies::acts::{self, Act};
use crate::bodies::{self, BodyId, Consequence, moves};
use crate::db::Tx;
use crate::error::Result;
use crate::http::Resource as _;
use crate::journal::{self, Entry};
use crate::legal;

use super::super::model::{ActWithdrawn, Withdrawal};
use super::super::store;
use super::undo::{TakenBack, expect_open, take_back};

/// Withdraws an act, as long as nothing recorded since rests on it.
pub(in crate::reorganizations) fn withdraw(
    tx: &mut Tx<'_>,
    id: ActId,
    withdrawal: &Withdrawal,
) -> Result<ActWithdrawn> {
    let act = acts::find(tx, id)?;
    tx.expect_version(id, act.version())?;
    expect_open(tx, &act)?;
    let entries = journal::of_act(tx, id)?;
    let TakenBack { told: mut consequences, restored } = take_back(tx, &act, &entries, None)?;
    for body in restored {
        bodies::expect_fit(tx, body, act.takes_effect_on)?;
    }
    consequences.extend(stranded(tx, &entries, act.takes_effect_on)?);
    acts::take_out(tx, &act, withdrawal)?;
    consequences.extend(owed_no_more(tx, &act)?);
    Ok(ActWithdrawn { act, withdrawal: withdrawal.clone(), consequences })
}

/// What the decision that ordered an act made its body owe, as far as nothing calls for it any more.
fn owed_no_more(tx: &mut Tx<'_>, act: &Act) -> Result<Vec<Consequence>> {
    let ordered = journal::first_of(tx, "act", act.id)?;
    let ordered = ordered.filter(|entry| entry.operation == Operation::DecisionCreate.rule().id);
    let basis = ordered.map(|entry| entry.after::<Basis>()).transpose()?;
    let Some(decision) = basis.and_then(|basis| basis.decision_id) else { return Ok(Vec::new()) };
    let (body, day) = store::decided(tx, decision)?;
    if store::still_calls(tx, body, day)? {
        return Ok(Vec::new());
    }
    legal::owe_no_more(tx, (body, decision), day, act.takes_effect_on)
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

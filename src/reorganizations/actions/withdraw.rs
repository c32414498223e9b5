//! Withdrawing an act.
use chrono::NaiveDate;
use serde_json::Value;

use crate::basis::ActId;
use crate::bodies::acts;
use crate::bodies::{self, BodyId, Consequence, moves};
use crate::db::Tx;
use crate::error::Result;
use crate::http::Resource as _;
use crate::journal::{self, Entry};

use super::super::model::{ActWithdrawn, Withdrawal};
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
    Ok(ActWithdrawn { act, withdrawal: withdrawal.clone(), consequences })
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

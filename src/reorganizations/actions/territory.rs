//! Acts of the state: a territory moved or renumbered, and what follows it.
use chrono::NaiveDate;
use serde::Serialize;

use crate::basis::{ActId, Basis, Source};
use crate::bodies::acts::{self, ActKind, Subject};
use crate::bodies::moves;
use crate::db::Tx;
use crate::error::Result;
use crate::persons;
use crate::territory;
use crate::territory::moves::{Followed, NewTerritoryMove, Renumbering};

use super::super::model::TerritoryReformed;

/// Puts a territory under another from a day on; its bodies and residents follow.
pub(in crate::reorganizations) fn transfer(
    tx: &mut Tx<'_>,
    code: &str,
    new: &NewTerritoryMove,
) -> Result<TerritoryReformed> {
    let act = acts::begin(tx);
    let moved = territory::moves::transfer(tx, code, new)?;
    followed(tx, (act, ActKind::TerritoryMove), &moved, (new.on, &new.source), new)
        .map_err(|problem| problem.told_of(new, "/on"))
}

/// Gives a territory another code from a day on; its bodies and residents follow.
pub(in crate::reorganizations) fn renumber(
    tx: &mut Tx<'_>,
    code: &str,
    new: &Renumbering,
) -> Result<TerritoryReformed> {
    let act = acts::begin(tx);
    let moved = territory::moves::renumber(tx, code, new)?;
    followed(tx, (act, ActKind::Renumbering), &moved, (new.on, &new.source), new)
        .map_err(|problem| problem.told_of(new, "/on"))
}

fn followed(
    tx: &mut Tx<'_>,
    (act_id, kind): (ActId, ActKind),
    moved: &[Followed],
    (on, source): (NaiveDate, &Source),
    ordered: &impl Serialize,
) -> Result<TerritoryReformed> {
    let consequences = moves::follow(tx, moved, on, source)?;
    let told_elsewhere = |one: &&Followed| one.code != one.place.code || one.province != one.place.province;
    let elsewhere: Vec<String> = moved.iter().filter(told_elsewhere).map(|one| one.code.clone()).collect();
    let residents = persons::residents(tx, &elsewhere)?;
    let own = moved.first().map(|one| (one.code.clone(), one.place.code.clone()));
    let (was, code) = own.unwrap_or_default();
    let basis = Basis { decision_id: None, source: Some(source.clone()) };
    acts::conclude(tx, act_id, (kind, Subject::Territory(was)), on, &basis, ordered)?;
    let territory = territory::told(tx, &code)?;
    let moved = moved.iter().map(|one| one.code.clone()).collect();
    Ok(TerritoryReformed { act_id, territory, moved, residents, consequences })
}

//! Dissolving a body.
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::unknown::Unknown;
use crate::words::Tenure;

use super::super::model::{Body, BodyRef, Dissolution};
use super::super::rules::Refusal;
use super::super::store;

/// Ends a body, once nothing under it or in it lasts beyond its last day.
pub fn dissolve(tx: &mut Tx<'_>, body: &BodyRef, dissolution: &Dissolution) -> Result<Body> {
    let before = store::find(tx, body)?;
    tx.expect_version(before.id, before.version)?;
    if before.ends_latest.is_some() {
        return Err(Refusal::BodyIsDissolved.into());
    }
    let tenure = Tenure { starts: before.tenure().starts, ends: Some(dissolution.ends_on) };
    if tenure.is_backwards() {
        return Err(Refusal::LifeIsBackwards.into());
    }
    if let Some(id) = dissolution.decision_id
        && !store::decision_exists(tx, id)?
    {
        return Err(Unknown::Decision.into());
    }
    let last = dissolution.ends_on.latest();
    let lasts = |child: &&Body| child.ends_latest.is_none_or(|ends| ends > last);
    if let Some(child) = store::all_children(tx, before.id)?.iter().find(lasts) {
        return Err(Problem::from(Refusal::ChildrenStillExist).because(child.slug.clone()));
    }
    if store::is_held_after(tx, before.id, last)? {
        return Err(Refusal::SeatsAreStillHeld.into());
    }
    if store::meets_after(tx, before.id, last)? {
        return Err(Refusal::MeetingsLieLater.into());
    }
    let mut after = before.clone();
    after.ends_earliest = dissolution.ends_on.earliest();
    after.ends_latest = Some(last);
    after.end_decision_id = dissolution.decision_id;
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)?;
    journal::changed(tx, "body", before.id, &before, &after)?;
    Ok(after)
}

//! The end of a body.
use crate::basis::Basis;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::words::{PartialDate, Tenure};

use super::super::model::{Body, BodyId};
use super::super::moves::{self, expect_basis};
use super::super::rules::Refusal;
use super::super::store;
use super::look::children_after;

/// Ends a body, once nothing under it or in it lasts beyond its last day.
pub fn dissolve(
    tx: &mut Tx<'_>,
    before: &Body,
    ends_on: PartialDate,
    basis: &Basis,
    merged_into: Option<BodyId>,
) -> Result<Body> {
    expect_basis(tx, basis)?;
    may_end(before, ends_on)?;
    let last = ends_on.latest();
    if let Some(child) = children_after(tx, before.id, last)?.first() {
        return Err(Problem::from(Refusal::ChildrenStillExist).because(child.slug.clone()));
    }
    if store::is_held_after(tx, before.id, last)? {
        return Err(Problem::from(Refusal::SeatsAreStillHeld).because(before.slug.clone()));
    }
    let mut after = before.clone();
    after.ends_earliest = ends_on.earliest();
    after.ends_latest = Some(last);
    after.end_decision_id = basis.decision_id;
    after.end_source = basis.source.clone().map(Json);
    after.merged_into = merged_into;
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)?;
    journal::changed(tx, "body", before.id, before, &after)?;
    if merged_into.is_some() {
        heirs_past_changes(tx, before.id)?;
    }
    Ok(after)
}

/// What was served in a body counts in its heir from now on, or does no more: those who ever held a seat in it are judged
/// anew.
pub(super) fn heirs_past_changes(tx: &mut Tx<'_>, id: BodyId) -> Result<()> {
    let holders = store::holders(tx, id)?;
    tx.altered.extend(holders.into_iter().map(|person| person.0));
    Ok(())
}

/// Whether a body may end so, apart from what is in it.
pub fn may_end(body: &Body, ends_on: PartialDate) -> Result<()> {
    if body.ends_latest.is_some() {
        return Err(Problem::from(Refusal::BodyIsDissolved).because(body.slug.clone()));
    }
    let tenure = Tenure { starts: body.tenure().starts, ends: Some(ends_on) };
    if tenure.is_backwards() {
        return Err(Problem::from(Refusal::LifeIsBackwards).because(body.slug.clone()));
    }
    if body.stands_from.is_some_and(|moved| ends_on.latest() < moved) {
        return Err(Problem::from(moves::Refusal::LaterMoveIsRecorded).because(body.slug.clone()));
    }
    Ok(())
}

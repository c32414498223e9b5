//! What a body rests on, where the act that formed or ended it was recorded with another basis.
use serde_json::Value;

use crate::basis::Basis;
use crate::db::{Json, Tx};
use crate::error::Result;
use crate::journal::{self, Entry};

use super::super::model::BodyId;
use super::super::store;

/// Lets what an act did to a body rest on another basis: that it was formed, or that it ended. What was corrected since
/// stays.
pub fn rebase(tx: &mut Tx<'_>, entry: &Entry, old: &Basis, new: &Basis) -> Result<()> {
    let before = store::find(tx, &entry.object::<BodyId>()?.into())?;
    let mut after = before.clone();
    let is = |decision_id, source: &Option<Json<_>>| {
        Basis { decision_id, source: source.clone().map(|source| source.0) } == *old
    };
    let is_formed = entry.before.is_none();
    if is_formed && is(before.decision_id, &before.source) {
        (after.decision_id, after.source) = (new.decision_id, new.source.clone().map(Json));
    }
    let last = |state: Value| state.get("ends_latest").cloned();
    let is_ended = !is_formed && last(entry.before()?) != last(entry.after()?);
    if is_ended && is(before.end_decision_id, &before.end_source) {
        (after.end_decision_id, after.end_source) = (new.decision_id, new.source.clone().map(Json));
    }
    let has_changed = (after.decision_id, &after.source) != (before.decision_id, &before.source)
        || (after.end_decision_id, &after.end_source) != (before.end_decision_id, &before.end_source);
    if !has_changed {
        return Ok(());
    }
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)?;
    journal::changed(tx, "body", before.id, &before, &after)
}

//! What becomes of actions where a body ends or an act is withdrawn.
use chrono::NaiveDate;
use uuid::Uuid;

use crate::bodies::handovers::{self, Handed};
use crate::bodies::{BodyId, Consequence, Happening, acts};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal::{self, Entry};

use super::super::model::ActionStatus;
use super::super::store;

/// Hands the actions of a body that are open on its last day to another, or gives up on that day those that are open
/// still. At most `most` at once.
pub fn hand_over(
    tx: &mut Tx<'_>,
    body: BodyId,
    to: Option<BodyId>,
    last: NaiveDate,
    most: i64,
) -> Result<Vec<Consequence>> {
    let on = last.succ_opt().unwrap_or(last);
    let mut open = store::open_after(tx, body, last, most)?;
    if to.is_none() {
        open.retain(|action| action.status == ActionStatus::Open);
    } else {
        let ids: Vec<Uuid> = open.iter().map(|action| action.id.0).collect();
        handovers::hand_over_all(tx, Handed::Action, &ids, (body, to), on)?;
    }
    let mut handed = Vec::with_capacity(open.len());
    for before in open {
        let mut after = before.clone();
        after.version = before.version.saturating_add(1);
        after.updated_at = tx.now;
        let (what, day) = if let Some(to) = to {
            after.body_id = to;
            (Happening::HandedOver, on)
        } else {
            // What was undertaken later is given up on its first day.
            let closed = last.max(before.opened_latest);
            (after.status, after.closed_on) = (ActionStatus::Dropped, Some(closed));
            (Happening::Dropped, closed)
        };
        store::update_action(tx, &after)?;
        journal::changed(tx, "action", before.id, &before, &after)?;
        let path = format!("/v1/actions/{}", before.id);
        handed.push(Consequence::of("action", before.id.0, path, what, day).to(to));
    }
    Ok(handed)
}

/// Puts an action back as it was before an act, unless it was closed ahead of it.
pub fn take_back(tx: &mut Tx<'_>, entry: &Entry, on: NaiveDate) -> Result<Option<Consequence>> {
    let before = store::find_action(tx, entry.object()?)?;
    let path = format!("/v1/actions/{}", before.id);
    let rests = || Problem::from(acts::Refusal::LaterChangeRestsOnIt).because(path.clone());
    let Some(mut was) = entry.undone(&before)? else {
        let is_ahead = before.closed_on.is_some_and(|closed| closed < on);
        return if is_ahead { Ok(None) } else { Err(rests()) };
    };
    let mut after = before.clone();
    was.put("body_id", &mut after.body_id)?;
    was.put("status", &mut after.status)?;
    was.put("closed_on", &mut after.closed_on)?;
    was.complete()?;
    if after.body_id != before.body_id {
        handovers::take_back(tx, Handed::Action, before.id.0, entry.at)?;
    }
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update_action(tx, &after)?;
    journal::changed(tx, "action", before.id, &before, &after)?;
    Ok(Some(Consequence::of("action", after.id.0, path, Happening::Restored, on).to(Some(after.body_id))))
}

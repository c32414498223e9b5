//! A programme is adopted by a decision, and is not any more when that is annulled.
use std::collections::HashMap;

use crate::basis::DecisionId;
use crate::bodies::{self, BodyId};
use crate::db::Tx;
use crate::error::Result;
use crate::journal;
use crate::words::PartialDate;

use super::super::model::{Programme, ProgrammeId};
use super::super::{rules, store};

/// Adopts a programme, by the body whose it is or by one above.
pub fn adopt(
    tx: &mut Tx<'_>,
    id: ProgrammeId,
    by: BodyId,
    (decision, on): (DecisionId, PartialDate),
) -> Result<Programme> {
    let before = store::find_programme(tx, id)?;
    let body = bodies::find(tx, &before.body_id.into())?;
    let line = bodies::ancestors(tx, &body, on.latest())?;
    rules::may_be_adopted(&before, line.iter().any(|body| body.id == by))?;
    rules::may_adopt(before.presented_latest, Some(on.latest()))?;
    let after = Programme {
        adopted_on: Some(on.to_string()),
        adopted_latest: Some(on.latest()),
        adoption_decision_id: Some(decision),
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    keep(tx, &before, after)
}

/// Lets a programme be adopted no longer, if it is by that decision.
pub fn disown(tx: &mut Tx<'_>, id: ProgrammeId, decision: DecisionId) -> Result<Option<Programme>> {
    let before = store::find_programme(tx, id)?;
    if before.adoption_decision_id != Some(decision) {
        return Ok(None);
    }
    let after = Programme {
        adopted_on: None,
        adopted_latest: None,
        adoption_decision_id: None,
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    keep(tx, &before, after).map(Some)
}

fn keep(tx: &mut Tx<'_>, before: &Programme, after: Programme) -> Result<Programme> {
    store::update_programme(tx, &after)?;
    journal::changed(tx, "programme", after.id, before, &after)?;
    Ok(after)
}

/// What these programmes are called, for other rooms.
pub fn titles(tx: &mut Tx<'_>, ids: &[ProgrammeId]) -> Result<HashMap<ProgrammeId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(store::programmes_of(tx, ids)?.into_iter().map(|one| (one.id, one.title)).collect())
}

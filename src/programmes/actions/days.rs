//! Programmes and actions follow the day of a meeting that was put right.
use crate::basis::DecisionId;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::words::PartialDate;

use super::super::model::{ActionId, ProgrammeId};
use super::super::{rules, store};

/// Lets what was presented and undertaken on one day be of another: the day of the meeting was put right. What was told
/// otherwise since stays so; an action is not due or closed before it is undertaken.
pub fn follow_day(
    tx: &mut Tx<'_>,
    decision: DecisionId,
    programmes: &[ProgrammeId],
    actions: &[ActionId],
    (from, to): (PartialDate, PartialDate),
) -> Result<()> {
    let (then, now) = (from.to_string(), to.to_string());
    for before in store::programmes_of(tx, programmes)? {
        let mut after = before.clone();
        if before.decision_id == Some(decision) && before.presented_on == then {
            (after.presented_on, after.presented_latest) = (now.clone(), to.latest());
        }
        if before.adoption_decision_id == Some(decision) && before.adopted_on.as_ref() == Some(&then) {
            (after.adopted_on, after.adopted_latest) = (Some(now.clone()), Some(to.latest()));
        }
        rules::may_adopt(after.presented_latest, after.adopted_latest)?;
        if (&after.presented_on, &after.adopted_on) == (&before.presented_on, &before.adopted_on) {
            continue;
        }
        after.version = before.version.saturating_add(1);
        after.updated_at = tx.now;
        store::update_programme(tx, &after)?;
        journal::changed(tx, "programme", before.id, &before, &after)?;
    }
    for before in store::actions_of(tx, actions)?.into_iter().filter(|one| one.opened_on == then) {
        rules::may_be_due(to, before.due_on)
            .and_then(|()| rules::closing_day(before.status, before.closed_on, to, tx.today))
            .map_err(|refusal| Problem::from(refusal).because(format!("/v1/actions/{}", before.id)))?;
        let mut after = before.clone();
        (after.opened_on, after.opened_latest) = (now.clone(), to.latest());
        after.version = before.version.saturating_add(1);
        after.updated_at = tx.now;
        store::update_action(tx, &after)?;
        journal::changed(tx, "action", before.id, &before, &after)?;
    }
    Ok(())
}

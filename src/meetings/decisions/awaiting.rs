//! For which body above a decision waits: the one that is named, or that the statutes of its day ask.
use std::collections::BTreeSet;

use crate::bodies::{self, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::statutes;
use crate::statutes::document::Code;
use crate::words::PartialDate;

use super::model::NewDecision;
use super::refusals::UponRefusal;
use super::rules;

/// The body that has to confirm a decision, if one has to: one above the body that takes it. What is history was carried out as
/// it is told, whatever the statutes ask.
pub(super) fn awaited(
    tx: &mut Tx<'_>,
    new: &NewDecision,
    body: BodyId,
    (day, is_history): (PartialDate, bool),
) -> Result<Option<BodyId>> {
    if new.effects.is_empty() {
        return if new.awaits.is_some() { Err(UponRefusal::NothingWaits.into()) } else { Ok(None) };
    }
    let body = bodies::find(tx, &body.into())?;
    let statutes = statutes::versions(tx)?;
    let statutes = statutes.on(day.latest());
    let kind = statutes.and_then(|statutes| statutes.body_type(&body.type_code)).filter(|_| !is_history);
    let asked = kind.map(|kind| rules::confirmers(kind, new.subject.as_ref(), &new.effects));
    let asked: BTreeSet<&Code> = asked.unwrap_or_default();
    if asked.is_empty() && new.awaits.is_none() {
        return Ok(None);
    }
    let line = bodies::ancestors(tx, &body, day.latest())?;
    let above = line.get(1..).unwrap_or_default();
    let named = match &new.awaits {
        Some(named) => {
            let found = above.iter().find(|one| one.is_named(named));
            Some(found.ok_or(UponRefusal::AwaitedBodyIsNotAbove)?)
        }
        None => None,
    };
    let found = rules::confirmer(&asked, above, named).map_err(|refusal| {
        let told = asked.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(", ");
        let clause = kind.and_then(|kind| kind.clause.as_ref());
        let cited = statutes.and_then(|statutes| statutes::cite(statutes, clause));
        Problem::from(refusal).because(told).under(cited)
    })?;
    Ok(found.map(|body| body.id))
}

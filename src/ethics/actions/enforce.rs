//! Sanctions that wait until no appeal is possible any more, carried out by the service itself.
use std::sync::Arc;

use chrono::NaiveDate;

use crate::access::Operation;
use crate::db::{AnyConnection, Moment, Tx};
use crate::error::Result;
use crate::memberships::standings::Means;
use crate::persons::PersonId;
use crate::statutes;
use crate::vault::Vault;

use super::super::model::{Case, CaseId, CaseRuling, PartyRole};
use super::super::rules::{Refusal, Sentence};
use super::super::store;
use super::carry::{Carrying, carry_out};
use super::judge::sentence;
use super::{bars, file, keep};

/// Carries out one ruling that waited for an appeal that did not come; answers whether there was one.
pub fn enforce_due(conn: &mut AnyConnection, vault: &Arc<Vault>, now: Moment) -> Result<bool> {
    let mut tx = Tx::of_the_service(conn, vault, Operation::CaseRule, now);
    let tx = &mut tx;
    let today = tx.today;
    let Some(before) = store::to_be_enforced(tx, today)? else { return Ok(false) };
    let (mut case, mut content) = (before.clone(), file::opened(tx, &before)?);
    let parties = bars::parties(tx, &[before.id])?;
    let respondent = parties.iter().find(|party| party.role == PartyRole::Respondent);
    let respondent = respondent.ok_or(Refusal::RespondentIsUnknown)?.person_id;
    case.enforce_on = None;
    if let Some(from) = before.enforce_on {
        enforce(tx, before.id, &mut content.rulings, (respondent, from))?;
    }
    keep::write(tx, &before, (case, content))?;
    Ok(true)
}

/// Carries out the last ruling from a day on, that waited until then.
fn enforce(
    tx: &mut Tx<'_>,
    case: CaseId,
    rulings: &mut [CaseRuling],
    (person, from): (PersonId, NaiveDate),
) -> Result<()> {
    let Some(ruling) = rulings.last_mut() else { return Ok(()) };
    let statutes = statutes::in_force(tx, ruling.on)?;
    let Some(sentence) = sentence(&statutes, &ruling.verdict, from) else { return Ok(()) };
    let carrying = Carrying { person, case, means: Means::Ruling, office: None, earlier: &[] };
    ruling.effects = carry_out(tx, &carrying, &Sentence::carried_out(&sentence))?;
    ruling.holds_from = Some(from);
    Ok(())
}

/// Whether a case has a sanction that is still to be carried out.
pub(super) fn waits(case: &Case) -> bool {
    case.enforce_on.is_some()
}

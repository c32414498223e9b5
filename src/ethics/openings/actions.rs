//! What is done with openings.
use chrono::Duration;

use crate::access::Principal;
use crate::db::{Moment, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::persons::{self, PersonId};

use super::super::actions::{parties_of, whole};
use super::super::model::CaseId;
use super::super::store as cases;
use super::model::{CaseOpening, CaseOpeningId, CaseOpeningTold, NewCaseOpening};
use super::rules::{self, Refusal};
use super::store;

/// How long a case stays open.
const HOURS: i64 = 24;

fn person(tx: &Tx<'_>) -> Result<PersonId, Refusal> {
    match tx.actor.principal {
        Principal::Person(person) => Ok(person),
        Principal::Account(_) | Principal::System | Principal::Anyone => Err(Refusal::OpeningIsOfPersons),
    }
}

/// Asks that a case be opened. Whether there is one of that name is not told before another agrees.
pub(super) fn ask(tx: &mut Tx<'_>, new: &NewCaseOpening) -> Result<CaseOpeningTold> {
    let opening = CaseOpening {
        id: CaseOpeningId::new(),
        reference: new.reference.to_string(),
        reason: new.reason.to_string(),
        asked_by: person(tx)?,
        confirmed_by: None,
        expires_at: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &opening)?;
    journal::created(tx, "case_opening", opening.id, &opening)?;
    Ok(CaseOpeningTold { opening, case: None })
}

/// Agrees to it: the two may read the case for a day, unless one of them is party to it.
pub(super) fn confirm(tx: &mut Tx<'_>, id: CaseOpeningId) -> Result<CaseOpeningTold> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    let person = person(tx)?;
    let asked_by = persons::survivor(tx, before.asked_by)?.unwrap_or(before.asked_by);
    rules::may_confirm(asked_by, before.confirmed_by, person)?;
    let expires_at = tx.now.0.checked_add_signed(Duration::hours(HOURS)).map(Moment::new);
    let after = CaseOpening {
        confirmed_by: Some(person),
        expires_at,
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    store::update(tx, &after)?;
    journal::changed(tx, "case_opening", id, &before, &after)?;
    // The case is told where a look is recorded, and nowhere else.
    Ok(CaseOpeningTold { opening: after, case: None })
}

/// An opening, for the two: with the case while it is open.
pub(super) fn show(tx: &mut Tx<'_>, id: CaseOpeningId) -> Result<CaseOpeningTold> {
    let opening = store::find(tx, id)?;
    told(tx, opening)
}

fn told(tx: &mut Tx<'_>, opening: CaseOpening) -> Result<CaseOpeningTold> {
    let caller = person(tx).map_err(|_nobody| Problem::not_found())?;
    let two: Vec<PersonId> = [Some(opening.asked_by), opening.confirmed_by].into_iter().flatten().collect();
    let survivors = persons::survivors(tx, &two)?;
    let two: Vec<PersonId> = two.iter().map(|one| survivors.get(one).copied().unwrap_or(*one)).collect();
    let is_one_of_them = two.contains(&caller);
    let is_open = opening.expires_at.is_some_and(|until| tx.now < until);
    let case = match found(tx, &opening.reference)? {
        Some(case) if is_one_of_them && is_open && is_open_to(tx, case, &two)? => Some(whole(tx, case)?),
        _ => None,
    };
    Ok(CaseOpeningTold { opening, case })
}

/// Whether neither of these is party to a case of which it is known whom it is about: to a party it is as if there were none.
fn is_open_to(tx: &mut Tx<'_>, case: CaseId, two: &[PersonId]) -> Result<bool> {
    let (parties, is_known) = parties_of(tx, case)?;
    Ok(is_known && !two.iter().any(|one| parties.contains(one)))
}

/// The case of that name, if there is one.
fn found(tx: &mut Tx<'_>, reference: &str) -> Result<Option<CaseId>> {
    let Some((series, number)) = reference.rsplit_once('/') else { return Ok(None) };
    let Ok(number) = number.parse::<i64>() else { return Ok(None) };
    cases::numbered(tx, series, number)
}

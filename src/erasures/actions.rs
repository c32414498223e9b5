//! Erasing what was kept long enough.
use std::sync::Arc;

use crate::access::Operation;
use crate::applications::{self, Application, ApplicationId};
use crate::db::{AnyConnection, Moment, Tx};
use crate::duplicates;
use crate::error::{Problem, Result};
use crate::national_ids;
use crate::persons;
use crate::recusals;
use crate::vault::Vault;

use super::model::Erased;
use super::rules;
use super::store;

/// How many applications one call erases.
const AT_ONCE: usize = 50;
/// How many one slice of the background does: so short that a change that waits for it does not notice.
const SHORT: usize = 10;

/// Erases one application, with its applicant where nothing else is kept of him or her.
pub(super) fn erase(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Erased> {
    let (application, from) = applications::erase_from(tx, id)?;
    rules::may_erase(from, tx.today).map_err(|refusal| {
        let told = from.map(|from| from.to_string());
        told.map_or_else(|| Problem::from(refusal), |told| Problem::from(refusal).because(told))
    })?;
    let person = one(tx, &application)?;
    Ok(Erased { applications: 1, persons: usize::from(person), more: false })
}

/// Erases the next of those that are due within the caller's reach.
pub(super) fn erase_due(tx: &mut Tx<'_>) -> Result<Erased> {
    let erased = some(tx, AT_ONCE)?;
    if erased == Erased::default() {
        tx.is_so_already = true;
    }
    Ok(erased)
}

/// Erases the next in the background, in an open transaction, and forgets whoever was refused and may apply again.
pub(crate) fn slice(conn: &mut AnyConnection, vault: &Arc<Vault>, now: Moment) -> Result<Erased> {
    let mut tx = Tx::of_the_service(conn, vault, Operation::ApplicationEraseDue, now);
    some(&mut tx, SHORT)
}

fn some(tx: &mut Tx<'_>, most: usize) -> Result<Erased> {
    applications::forget_over(tx)?;
    let one_more = i64::try_from(most.saturating_add(1)).map_err(Problem::internal)?;
    let mut due = applications::due_for_erasure(tx, one_more)?;
    let mut erased = Erased { more: due.len() > most, ..Erased::default() };
    due.truncate(most);
    for application in &due {
        let person = one(tx, application)?;
        erased.applications = erased.applications.saturating_add(1);
        erased.persons = erased.persons.saturating_add(usize::from(person));
    }
    Ok(erased)
}

/// Erases one application; answers whether the applicant went with it.
fn one(tx: &mut Tx<'_>, application: &Application) -> Result<bool> {
    applications::take_out(tx, application)?;
    store::forget_answers(tx, application.id.0)?;
    let person = application.person_id;
    if store::is_referred_to(tx, person)? {
        return Ok(false);
    }
    recusals::forget(tx, person)?;
    national_ids::forget(tx, person)?;
    duplicates::forget(tx, person)?;
    persons::erase(tx, person)?;
    store::forget_answers(tx, person.0)?;
    Ok(true)
}

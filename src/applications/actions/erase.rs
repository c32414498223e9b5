//! Erasing applications that were kept long enough.
use chrono::NaiveDate;
use serde::Serialize;

use crate::access::Principal;
use crate::bodies::BodyId;
use crate::db::Tx;
use crate::error::Result;
use crate::journal;
use crate::memberships;
use crate::persons::PersonId;
use crate::vault::{SubjectId, destroy};

use super::super::model::{Application, ApplicationId, ApplicationOutcome};
use super::super::{memory, rules, store};
use super::look::retention_days;

/// What the journal tells of an application that was erased: that it was there, and nothing of whose.
#[derive(Serialize)]
struct Erased<'a> {
    id: ApplicationId,
    territory: &'a str,
    unit_id: Option<BodyId>,
    body_id: Option<BodyId>,
    outcome: Option<ApplicationOutcome>,
    received_on: NaiveDate,
    closed_on: Option<NaiveDate>,
}

/// Some of the applications that are to be erased by today, the first closed first, within the caller's reach; neither the
/// caller's own nor of anybody the caller is recused from.
pub fn due_for_erasure(tx: &mut Tx<'_>, most: i64) -> Result<Vec<Application>> {
    let Some(closed_by) = rules::closed_by(tx.today, retention_days(tx)?) else {
        // The question how far the caller may has to be asked all the same.
        tx.reach()?;
        return Ok(Vec::new());
    };
    let mut but: Vec<PersonId> = tx.holdings.recused_from.iter().copied().map(PersonId::from).collect();
    if let Principal::Person(caller) = tx.actor.principal {
        but.push(caller);
    }
    store::closed_by(tx, closed_by, &but, most)
}

/// One application, and the day from which it is erased, if it ever is.
pub fn erase_from(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(Application, Option<NaiveDate>)> {
    let application = store::find(tx, id)?;
    tx.expect_version(id, application.version)?;
    super::vote::expect_not_own(tx, &application)?;
    let days = retention_days(tx)?;
    let from = rules::erase_from(application.closed_on, application.membership_id.is_some(), days);
    Ok((application, from))
}

/// Takes an application out, with all that was voted and decided on it. Of a refusal that counts still there remains what
/// the person is recognized by; what the journal tells of it is never read again.
pub fn take_out(tx: &mut Tx<'_>, application: &Application) -> Result<()> {
    memory::leave(tx, application)?;
    store::delete(tx, application.id)?;
    let Application { id, territory, unit_id, body_id, outcome, received_on, closed_on, .. } = application;
    let erased = Erased {
        id: *id,
        territory,
        unit_id: *unit_id,
        body_id: *body_id,
        outcome: *outcome,
        received_on: *received_on,
        closed_on: *closed_on,
    };
    journal::deleted(tx, "application", id, &erased)?;
    destroy(tx.conn, SubjectId(id.0))
}

/// Forgets whoever was refused or put out and may apply again by today; answers how many digests that were.
pub fn forget_over(tx: &mut Tx<'_>) -> Result<usize> {
    memberships::memory::forget_over(tx)
}

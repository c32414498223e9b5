//! Remembering whose application was refused, and refusing whoever is remembered.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::memberships::memory::{self, MarkCause, MemoryId, Recalled, Remembered, Remembering};
use crate::persons::PersonId;
use crate::statutes;

use super::model::{Application, ApplicationId, ApplicationOutcome};
use super::rules::Refusal;

impl From<ApplicationId> for MemoryId {
    fn from(id: ApplicationId) -> Self {
        Self(id.0)
    }
}

/// What a refusal is remembered as; nothing of what was not refused.
fn of(application: &Application) -> Option<Remembering> {
    let refused = application.outcome == Some(ApplicationOutcome::Refused);
    let (body, on) = application.body_id.zip(application.decided_on).filter(|_| refused)?;
    let until = application.reapply_from.filter(|_| !application.banned);
    if until.is_none() && !application.banned {
        return None;
    }
    Some(Remembering {
        person: application.person_id,
        cause: MarkCause::Refused,
        counts_until: until,
        body_id: Some(body),
        on,
    })
}

/// Remembers a refusal, instead of what was remembered of the application before.
pub(super) fn keep(tx: &mut Tx<'_>, application: &Application) -> Result<()> {
    match of(application) {
        Some(refusal) => memory::remember(tx, application.id.into(), &refusal),
        None => forget(tx, application.id),
    }
}

/// Forgets what was remembered of an application.
pub(super) fn forget(tx: &mut Tx<'_>, id: ApplicationId) -> Result<()> {
    memory::forget(tx, id.into())
}

/// Leaves of an application that is erased what it is remembered by, if that counts still.
pub(super) fn leave(tx: &mut Tx<'_>, application: &Application) -> Result<()> {
    memory::leave(tx, application.id.into(), of(application).as_ref())
}

/// Goes on only if nothing that counts on `day` is remembered of certainly this person, but for one application's.
pub(super) fn expect_none_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    but: Option<ApplicationId>,
    day: NaiveDate,
) -> Result<()> {
    let recalled = memory::recall(tx, &[(person, but.map(MemoryId::from))], day)?;
    let recalled = recalled.into_values().flatten().filter(|one| one.is_of_the_same).map(|one| one.told);
    // For good comes last, and then the latest day.
    let Some(last) = recalled.max_by_key(|told| (told.counts_until.is_none(), told.counts_until)) else {
        return Ok(());
    };
    let statutes = statutes::in_force(tx, day)?;
    let cited = statutes::cite(&statutes, statutes.membership.clause.as_ref());
    let problem = match (last.cause, last.counts_until) {
        (_, None) => Problem::from(Refusal::ApplicantIsBanned),
        (MarkCause::Refused, Some(from)) => {
            Problem::from(Refusal::ApplicationIsTooSoon).because(from.to_string())
        }
        (MarkCause::Excluded, Some(from)) => {
            Problem::from(Refusal::ApplicantWasExcluded).because(from.to_string())
        }
    };
    Err(problem.under(cited))
}

/// What counts today of whoever may be one of these applicants, but for what their application left itself.
pub(super) fn recalled(
    tx: &mut Tx<'_>,
    applicants: &[(PersonId, Option<ApplicationId>)],
) -> Result<HashMap<PersonId, Vec<Remembered>>> {
    let whom: Vec<_> = applicants.iter().map(|(person, own)| (*person, own.map(MemoryId::from))).collect();
    let today = tx.today;
    let told = |all: Vec<Recalled>| all.into_iter().map(|one| one.told).collect();
    let recalled = memory::recall(tx, &whom, today)?;
    Ok(recalled.into_iter().map(|(person, all)| (person, told(all))).collect())
}

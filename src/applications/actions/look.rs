//! Looking at applications, and keeping their next state.
use std::collections::HashMap;

use crate::access::Principal;
use crate::bodies::{self, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{self, PersonId};
use crate::statutes;

use super::super::model::{
    Application, ApplicationId, ApplicationQuery, ApplicationTold, ApplicationVerdict, OwnApplication,
    WaitsFor,
};
use super::super::rules::{self, Refusal};
use super::super::{memory, store};
use super::chamber::{barred, chambers};

/// One application, from the day it came in.
pub(in crate::applications) fn show(tx: &mut Tx<'_>, id: ApplicationId) -> Result<ApplicationTold> {
    let application = store::find(tx, id)?;
    tx.expect_begun(Some(application.received_on))?;
    one(tx, application)
}

/// The applications asked for, the earliest recorded first; those asked for by when they are due, the first due first.
pub(in crate::applications) fn list(
    tx: &mut Tx<'_>,
    query: &ApplicationQuery,
    listing: &Listing,
) -> Result<Page<ApplicationTold>> {
    let narrowed = [bodies::narrowing(tx, query.body.as_ref())?, bodies::narrowing(tx, query.unit.as_ref())?];
    let sought = store::sought(tx, query, narrowed)?;
    let closed_by = rules::closed_by(tx.today, retention_days(tx)?);
    let total = listing.total(|| store::count(tx, query, (&sought, closed_by)))?;
    let rows = store::list(tx, query, (&sought, closed_by), listing)?;
    let page = listing.page(rows, total, |row| {
        let due = row.due_on.filter(|_| query.is_by_due()).map(|due| due.to_string());
        due.into_iter().chain([row.id.to_string()]).collect()
    });
    Ok(Page { data: told(tx, page.data)?, next: page.next, total: page.total })
}

/// The caller's own applications, the earliest recorded first, each with the reasons that were given last.
pub(in crate::applications) fn own(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<OwnApplication>> {
    let Principal::Person(person) = tx.actor.principal else {
        return Ok(listing.page(Vec::new(), listing.total(|| Ok(0))?, |_| Vec::new()));
    };
    let total = listing.total(|| store::count_of_person(tx, person))?;
    let rows = store::of_person(tx, person, listing)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    let ids: Vec<ApplicationId> = page.data.iter().map(|row| row.id).collect();
    let mut reasons: HashMap<ApplicationId, Option<String>> = HashMap::new();
    for decision in store::decisions(tx, &ids)? {
        let given = decision.reasons.filter(|_| decision.outcome != ApplicationVerdict::Accepted);
        reasons.insert(decision.application_id, given);
    }
    let days = retention_days(tx)?;
    let told = |row: Application| {
        let given = reasons.remove(&row.id).flatten();
        let erase_from = rules::erase_from(row.closed_on, row.membership_id.is_some(), days);
        OwnApplication::of(row, given, erase_from)
    };
    Ok(Page { data: page.data.into_iter().map(told).collect(), next: page.next, total: page.total })
}

/// One application as it is told.
pub(super) fn one(tx: &mut Tx<'_>, application: Application) -> Result<ApplicationTold> {
    told(tx, vec![application])?.pop().ok_or_else(Problem::not_found)
}

/// Applications as they are told: by so many queries, however many they are.
fn told(tx: &mut Tx<'_>, rows: Vec<Application>) -> Result<Vec<ApplicationTold>> {
    let persons: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let names = persons::names(tx, &persons)?;
    let pending = rows.iter().filter(|row| row.state.is_pending());
    let before: Vec<BodyId> = pending.filter_map(|row| row.body_id).collect();
    let (day, today) = (tx.as_of, tx.today);
    let chambers = chambers(tx, before, today)?;
    let barred = barred(tx, &rows)?;
    let waits = |row: &Application| {
        let Some(body) = row.body_id else { return Some(WaitsFor::Body) };
        let is_able = chambers.get(&body).is_some_and(|chamber| chamber.is_able(barred.get(&row.id)));
        (!is_able).then_some(WaitsFor::Members)
    };
    let open = rows.iter().filter(|row| row.state.is_open());
    let open: Vec<_> = open.map(|row| (row.person_id, Some(row.id))).collect();
    let recalled = memory::recalled(tx, &open)?;
    let remembered = |row: &Application| {
        let of_the_person = recalled.get(&row.person_id).filter(|_| row.state.is_open());
        of_the_person.cloned().unwrap_or_default()
    };
    let days = retention_days(tx)?;
    let told = |row: Application| ApplicationTold {
        person: names.get(&row.person_id).cloned(),
        overdue: row.due_on.is_some_and(|due| due < day),
        waits_for: if row.state.is_pending() { waits(&row) } else { None },
        erase_from: rules::erase_from(row.closed_on, row.membership_id.is_some(), days),
        remembered: remembered(&row),
        application: row,
    };
    Ok(rows.into_iter().map(told).collect())
}

/// The days the statutes of today keep a closed application, if they do not for ever.
pub(super) fn retention_days(tx: &mut Tx<'_>) -> Result<Option<u32>> {
    let today = tx.today;
    Ok(statutes::in_force(tx, today)?.membership.retention_days)
}

/// Keeps the next state of an application.
pub(super) fn keep(tx: &mut Tx<'_>, before: &Application, mut after: Application) -> Result<ApplicationTold> {
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after).map_err(kindly)?;
    journal::changed(tx, "application", after.id, before, &after)?;
    one(tx, after)
}

/// What the database refused, as the rules would have said it.
pub(super) fn kindly(problem: Problem) -> Problem {
    problem.if_violates("applications_person_id_key", Refusal::ApplicationIsOpen.kind())
}

//! What is done with empowerments: given and taken back by decisions, looked at.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::basis::DecisionId;
use crate::bodies::{self, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{self, PersonId};
use crate::reach;
use crate::references;

use super::model::{Empowered, Empowerment, EmpowermentId, EmpowermentQuery, EmpowermentTold};
use super::{rules, store};

/// Gives somebody an authority, by a decision of a body taken on `day`.
pub fn empower(
    tx: &mut Tx<'_>,
    body_id: BodyId,
    (decision_id, day): (DecisionId, NaiveDate),
    new: &Empowered,
) -> Result<EmpowermentTold> {
    references::persons(tx, &[new.person_id]).map_err(|problem| problem.within("/person_id"))?;
    reach::expect_not_recused(tx, [new.person_id.0])?;
    rules::may_hold((new.starts_on, new.ends_on), day)?;
    let empowerment = Empowerment {
        id: EmpowermentId::new(),
        body_id,
        person_id: new.person_id,
        decision_id,
        purpose: new.purpose.to_string(),
        limits: new.limits.as_ref().map(ToString::to_string),
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        revoked_on: None,
        revoked_by: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &empowerment)?;
    journal::created(tx, "empowerment", empowerment.id, &empowerment)?;
    one(tx, empowerment)
}

/// Takes an empowerment back, by a decision of the body that gave it or of one above: `last` is the last day it holds.
pub fn revoke(
    tx: &mut Tx<'_>,
    id: EmpowermentId,
    (by, decision): (BodyId, DecisionId),
    last: NaiveDate,
) -> Result<EmpowermentTold> {
    let before = store::find(tx, id)?;
    reach::expect_not_recused(tx, [before.person_id.0])?;
    let body = bodies::find(tx, &before.body_id.into())?;
    let line: Vec<BodyId> = bodies::ancestors(tx, &body, last)?.iter().map(|body| body.id).collect();
    rules::may_be_revoked(&before, by, &line, last)?;
    ended(tx, &before, (decision, last))
}

/// Lets an empowerment end with the decision that gave it, which another annuls on `last`; none where it is over by itself.
pub fn withdraw(
    tx: &mut Tx<'_>,
    id: EmpowermentId,
    (decision, last): (DecisionId, NaiveDate),
) -> Result<Option<EmpowermentTold>> {
    let before = store::find(tx, id)?;
    if rules::is_over(&before, last) {
        return Ok(None);
    }
    ended(tx, &before, (decision, last)).map(Some)
}

fn ended(
    tx: &mut Tx<'_>,
    before: &Empowerment,
    (decision, last): (DecisionId, NaiveDate),
) -> Result<EmpowermentTold> {
    let after = Empowerment {
        revoked_on: Some(last),
        revoked_by: Some(decision),
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    store::update(tx, &after)?;
    journal::changed(tx, "empowerment", after.id, before, &after)?;
    one(tx, after)
}

/// One empowerment, from its first day on.
pub(super) fn show(tx: &mut Tx<'_>, id: EmpowermentId) -> Result<EmpowermentTold> {
    let empowerment = store::find(tx, id)?;
    tx.expect_begun(Some(empowerment.starts_on))?;
    one(tx, empowerment)
}

/// The empowerments asked for, in the order they were recorded.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &EmpowermentQuery,
    listing: &Listing,
) -> Result<Page<EmpowermentTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let total = listing.total(|| store::count(tx, body, query))?;
    let rows = store::list(tx, body, query, listing)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    Ok(Page { data: told(tx, page.data)?, next: page.next, total: page.total })
}

/// Whose these empowerments are and what for, of those there are, for other rooms.
pub fn of_ids(tx: &mut Tx<'_>, ids: &[EmpowermentId]) -> Result<HashMap<EmpowermentId, (PersonId, String)>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = store::of_ids(tx, ids)?;
    Ok(found.into_iter().map(|one| (one.id, (one.person_id, one.purpose))).collect())
}

fn one(tx: &mut Tx<'_>, empowerment: Empowerment) -> Result<EmpowermentTold> {
    told(tx, vec![empowerment])?.pop().ok_or_else(Problem::not_found)
}

/// Empowerments with the names of those who act by them, by one query.
fn told(tx: &mut Tx<'_>, rows: Vec<Empowerment>) -> Result<Vec<EmpowermentTold>> {
    let persons: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let names = if persons.is_empty() { HashMap::new() } else { persons::names(tx, &persons)? };
    let day = tx.as_of;
    let tell = |empowerment: Empowerment| EmpowermentTold {
        person: names.get(&empowerment.person_id).cloned(),
        in_force: rules::holds(&empowerment, day),
        empowerment,
    };
    Ok(rows.into_iter().map(tell).collect())
}

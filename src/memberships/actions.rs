//! What is done with memberships.
use std::collections::HashMap;

use uuid::Uuid;

use crate::basis::{Basis, DecisionId, Source};
use crate::bodies::handovers::{self, Handed};
use crate::bodies::{self, Body, BodyId, BodyRef};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Change, Listing, Page};
use crate::journal;
use crate::persons::{self, MembershipId, PersonId, Standing};
use crate::reach;
use crate::words::{Line, Tenure};

use super::model::{
    Grounds, Membership, MembershipDetails, MembershipEnd, MembershipQuery, MembershipRow, NewMembership,
};
use super::refusals::Refusal;
use super::standings::SuspensionSpell;
use super::{admission, dues, grades, memory, rules, standings, store, transfers};

/// All memberships of one person, for other rooms, the earliest recorded first.
pub fn memberships_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<MembershipRow>> {
    store::of_person(tx, person)
}

/// All memberships of these persons, for other rooms, by one query, the earliest recorded first.
pub fn memberships_of_all(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<MembershipRow>> {
    store::of_persons(tx, persons)
}

/// Records that a person is a member, on the word of whoever keeps the register; nobody whom the party refused for good,
/// or put out too short a time before.
pub fn record(tx: &mut Tx<'_>, new: &NewMembership) -> Result<Membership> {
    // Whoever may not admit learns nothing of it.
    let admitted = admission::admit(tx, new, None)?;
    memory::expect_none_of(tx, new.person_id, new.starts_on.latest())?;
    Ok(admitted)
}

/// Whose a membership is, and how long it lasts, for other rooms.
pub fn lasting(tx: &mut Tx<'_>, id: MembershipId) -> Result<(PersonId, Tenure)> {
    let row = store::find(tx, id)?;
    Ok((row.person_id, row.tenure()))
}

/// Those that have one of these numbers, for other rooms.
pub fn numbered(tx: &mut Tx<'_>, numbers: &[&str]) -> Result<Vec<MembershipRow>> {
    store::of_numbers(tx, numbers)
}

/// Puts in what is not known yet of a membership: its number, its unit.
pub fn complete(
    tx: &mut Tx<'_>,
    before: &MembershipRow,
    number: Option<Line<40>>,
    named: Option<&BodyRef>,
) -> Result<()> {
    let mut after = before.clone();
    if let Some(number) = number.filter(|_| before.number.is_none()) {
        after.number = Some(number.into());
    }
    if before.unit_id.is_none() {
        after.unit_id = unit(tx, named, &before.tenure())?;
    }
    let shown = told(tx, before.clone())?;
    changed(tx, before, after, &shown).map(drop)
}

/// Those of these persons whose membership may be suspended on the day asked for.
pub fn suspended(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<PersonId>> {
    standings::suspended(tx, persons)
}

/// The days of every suspension of these memberships, for other rooms, by one query.
pub fn suspensions(tx: &mut Tx<'_>, of: &[MembershipId]) -> Result<HashMap<MembershipId, Vec<Tenure>>> {
    standings::spells(tx, of)
}

/// Every suspension of whoever ever held a seat of these bodies, and of these persons besides, for other rooms.
pub fn suspensions_of_seated(
    tx: &mut Tx<'_>,
    bodies: &[BodyId],
    besides: &[PersonId],
) -> Result<HashMap<PersonId, Vec<SuspensionSpell>>> {
    let mut of_each: HashMap<PersonId, Vec<SuspensionSpell>> = HashMap::new();
    for (person, spell) in standings::spells_of_seated(tx, bodies, besides)? {
        of_each.entry(person).or_default().push(spell);
    }
    Ok(of_each)
}

/// One membership as it stands today, whatever day was asked for, for other rooms.
pub fn membership(tx: &mut Tx<'_>, id: MembershipId) -> Result<Membership> {
    let today = tx.today;
    tx.on(today, |tx| show(tx, id))
}

/// One membership, as of the day asked for, from the first day it may have begun on.
pub(super) fn show(tx: &mut Tx<'_>, id: MembershipId) -> Result<Membership> {
    let row = store::find(tx, id)?;
    tx.expect_begun(row.starts_earliest)?;
    let row = as_of(tx, vec![row])?.pop().ok_or_else(Problem::not_found)?;
    let told = told(tx, row)?;
    named(tx, told)
}

/// The memberships with the units they were in on the day asked for.
fn as_of(tx: &mut Tx<'_>, mut rows: Vec<MembershipRow>) -> Result<Vec<MembershipRow>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id.0).collect();
    let then = handovers::bodies_then(tx, Handed::Membership, &ids)?;
    for row in &mut rows {
        row.unit_id = then.get(&row.id.0).copied().or(row.unit_id);
    }
    Ok(rows)
}

/// The memberships asked for that had begun by the day asked for, the earliest recorded first.
pub fn list(tx: &mut Tx<'_>, query: &MembershipQuery, listing: &Listing) -> Result<Page<Membership>> {
    query.expect_whole()?;
    let unit = bodies::narrowing(tx, query.unit.as_ref())?;
    let unit = unit.map(|unit| handovers::holder(tx, Handed::Membership, unit)).transpose()?;
    let total = listing.total(|| store::count(tx, query, unit.as_ref()))?;
    let rows = store::list(tx, query, unit.as_ref(), listing)?;
    let rows = as_of(tx, rows)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    let persons: Vec<PersonId> = page.data.iter().map(|row| row.person_id).collect();
    let ids: Vec<MembershipId> = page.data.iter().map(|row| row.id).collect();
    let names = persons::names(tx, &persons)?;
    let spells = standings::spells(tx, &ids)?;
    let mut given = grades::given(tx, &ids)?;
    let told = |row: MembershipRow| {
        let (name, spells) = (names.get(&row.person_id).cloned(), spells.get(&row.id));
        let grade = given.remove(&row.id);
        Membership::of(row, name, spells, tx.as_of).graded(grade)
    };
    let mut data: Vec<Membership> = page.data.into_iter().map(told).collect();
    grades::name(tx, &mut data)?;
    Ok(Page { data, next: page.next, total: page.total })
}

/// Ends a membership; its last day is one of its days. Whoever ends it may do so wherever its person holds something.
pub fn end(tx: &mut Tx<'_>, id: MembershipId, end: &MembershipEnd) -> Result<Membership> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    reach::expect_over_all_of(tx, before.person_id)?;
    reach::expect_decision(tx, end.decision_id)?;
    rules::may_end(&before.tenure())?;
    let tenure = Tenure { ends: Some(end.ends_on), ..before.tenure() };
    may_last(tx, &tenure, before.person_id, Some(id))?;
    let mut after = before.clone();
    after.lasts(tenure);
    after.standing = end.standing.into();
    after.source = Some(Json(Grounds { end: end.source.clone(), ..before.grounds() }));
    let shown = told(tx, before.clone())?;
    standings::close(tx, &after, end.decision_id)?;
    memory::follow(tx, &after)?;
    changed(tx, &before, after, &shown)
}

/// Corrects a membership; one whose end is taken back is active again. Whoever corrects its days may do so wherever its
/// person holds something.
pub(super) fn correct(
    tx: &mut Tx<'_>,
    id: MembershipId,
    change: &Change<MembershipDetails>,
) -> Result<Membership> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    let shown = as_of(tx, vec![before.clone()])?.pop().unwrap_or_else(|| before.clone());
    let details = change.apply(&shown.details())?;
    let MembershipDetails { starts_on, ends_on, unit: named, number, source, end_source } = details;
    let tenure = Tenure { starts: starts_on, ends: ends_on };
    if tenure != before.tenure() {
        reach::expect_over_all_of(tx, before.person_id)?;
    }
    rules::may_correct(&before.tenure(), &tenure, end_source.is_some())?;
    if tenure.ends != before.tenure().ends && standings::is_put_out(tx, id)? {
        return Err(Refusal::CommitteeSaysSo.into());
    }
    may_last(tx, &tenure, before.person_id, Some(id))?;
    let mut after = before.clone();
    after.lasts(tenure);
    if before.ends_latest.is_some() && ends_on.is_none() {
        after.standing = Standing::Active;
    }
    let unit = unit(tx, named.as_ref(), &tenure)?;
    if unit != shown.unit_id {
        // Who leaves a unit before it hands its members over is not handed over with them.
        handovers::call_off(tx, id.0, tx.today)?;
        after.unit_id = unit;
    }
    after.number = number.map(String::from);
    after.source = Some(Json(Grounds { start: source, end: end_source }));
    let shown = told(tx, before.clone())?;
    standings::follow(tx, &after)?;
    memory::follow(tx, &after)?;
    standings::follow_impositions(tx, &after, &tenure)?;
    changed(tx, &before, after, &shown)
}

/// Takes out a membership that was recorded by mistake. Whoever does may do so wherever its person holds something.
pub(super) fn delete(tx: &mut Tx<'_>, id: MembershipId) -> Result<()> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    reach::expect_over_all_of(tx, before.person_id)?;
    handovers::forget(tx, id.0)?;
    let shown = told(tx, before)?;
    standings::forget(tx, id)?;
    memory::forget(tx, id.into())?;
    dues::forget(tx, id)?;
    grades::forget(tx, id)?;
    transfers::forget(tx, id)?;
    store::delete(tx, id)?;
    tx.altered.push(shown.person_id.0);
    journal::deleted(tx, "membership", id, &shown)
}

/// Keeps the next state of a membership, that was shown so before.
pub(super) fn changed(
    tx: &mut Tx<'_>,
    before: &MembershipRow,
    mut after: MembershipRow,
    shown: &Membership,
) -> Result<Membership> {
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after).map_err(kindly)?;
    tx.altered.push(after.person_id.0);
    let then = as_of(tx, vec![after.clone()])?.pop().ok_or_else(Problem::not_found)?;
    let after = told(tx, after)?;
    journal::changed(tx, "membership", after.id, shown, &after)?;
    let then = told(tx, then)?;
    named(tx, then)
}

/// The membership as it is told of the day asked for, and kept in the journal: in no language.
pub(super) fn told(tx: &mut Tx<'_>, row: MembershipRow) -> Result<Membership> {
    let name = persons::names(tx, &[row.person_id])?.remove(&row.person_id);
    let spells = standings::spells(tx, &[row.id])?.remove(&row.id);
    let grade = grades::given(tx, &[row.id])?.remove(&row.id);
    Ok(Membership::of(row, name, spells.as_ref(), tx.as_of).graded(grade))
}

/// The same, with what its grade is called.
fn named(tx: &mut Tx<'_>, mut told: Membership) -> Result<Membership> {
    grades::name(tx, std::slice::from_mut(&mut told))?;
    Ok(told)
}

/// What something rests on: a decision that is there, or a source.
pub(super) fn basis(
    tx: &mut Tx<'_>,
    decision_id: Option<DecisionId>,
    source: Option<&Source>,
) -> Result<Basis> {
    let basis = Basis { decision_id, source: source.cloned() };
    if basis.is_missing() {
        return Err(Refusal::GroundsAreMissing.into());
    }
    reach::expect_decision(tx, decision_id)?;
    Ok(basis)
}

/// A membership of this person may last so, beside the others; `own` is left out of them.
pub(super) fn may_last(
    tx: &mut Tx<'_>,
    tenure: &Tenure,
    person: PersonId,
    own: Option<MembershipId>,
) -> Result<()> {
    let others = store::of_person(tx, person)?;
    let others: Vec<Tenure> =
        others.iter().filter(|row| Some(row.id) != own).map(MembershipRow::tenure).collect();
    Ok(rules::may_last(tenure, &others)?)
}

/// The body a member belongs to, if it is told: one that exists on some day of the membership, and has begun.
pub(super) fn unit(tx: &mut Tx<'_>, unit: Option<&BodyRef>, tenure: &Tenure) -> Result<Option<BodyId>> {
    let Some(named) = unit else { return Ok(None) };
    let body = admitting(tx, named)?;
    fitting(tx, &body, tenure).map(Some)
}

/// The body that is named as a unit, if the caller reaches as far.
pub(super) fn admitting(tx: &mut Tx<'_>, named: &BodyRef) -> Result<Body> {
    let body = match bodies::find(tx, named) {
        Err(problem) if problem.is_not_found() => return Err(Refusal::UnitIsUnknown.into()),
        found => found?,
    };
    reach::expect_over_or(tx, body.id, || Refusal::UnitIsUnknown.into())?;
    Ok(body)
}

/// The body, if it exists on some day of the membership, and has begun.
pub(super) fn fitting(tx: &Tx<'_>, body: &Body, tenure: &Tenure) -> Result<BodyId> {
    if !rules::may_be_in(&body.tenure(), tenure, tx.today) {
        return Err(Problem::from(bodies::Refusal::BodyIsNotThen).because(body.slug.clone()));
    }
    Ok(body.id)
}

/// What the database refused, as the rules would have said it.
pub(super) fn kindly(problem: Problem) -> Problem {
    problem
        .if_violates("memberships_once_a_day", Refusal::PersonIsAMemberAlready.kind())
        .if_violates("memberships_number_key", Refusal::NumberIsTaken.kind())
}

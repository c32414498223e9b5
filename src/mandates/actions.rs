//! What is done with mandates.
use std::collections::{HashMap, HashSet};

use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Change, Listing, Page};
use crate::journal;
use crate::persons::{self, PersonId};
use crate::reach;
use crate::territory::codes_under;
use crate::words::{PartialDate, Tenure};

use super::institutions::{self, InstitutionId, InstitutionNamed};
use super::model::{
    FunctionHeld, FunctionTold, Holders, Mandate, MandateDetails, MandateEnd, MandateEnding, MandateId,
    MandateQuery, MandateRow, NewMandate, Verification,
};
use super::rules::{self, Refusal};
use super::store;
use super::titles::titles;

/// All these persons ever had, with what they do there, for other rooms.
pub fn of_persons(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<(MandateRow, Vec<FunctionHeld>)>> {
    let rows = store::of_persons(tx, ids)?;
    let mut functions = functions_of(tx, &rows)?;
    Ok(rows.into_iter().map(|row| (row.clone(), functions.remove(&row.id).unwrap_or_default())).collect())
}

/// The mandates a person may have held on a day, as far as it is known, for other rooms, with where each institution is;
/// not what turned out to be false.
pub fn held_around(tx: &mut Tx<'_>, person: PersonId, day: PartialDate) -> Result<Vec<(MandateRow, String)>> {
    let mut rows = store::of_persons(tx, &[person])?;
    rows.retain(|row| row.verification != Verification::False && row.tenure().on_some(day).is_some());
    let ids: Vec<InstitutionId> = rows.iter().map(|row| row.institution_id).collect();
    let there = institutions::of_ids(tx, &ids)?;
    let territory = |row: &MandateRow| {
        there.iter().find(|one| one.id == row.institution_id).map(|one| one.territory.clone())
    };
    Ok(rows.into_iter().filter_map(|row| Some((row.clone(), territory(&row)?))).collect())
}

/// One mandate, from the first day it may have begun on, and after its last.
pub(super) fn show(tx: &mut Tx<'_>, id: MandateId) -> Result<Mandate> {
    let row = store::find(tx, id)?;
    tx.expect_begun(row.starts_earliest)?;
    told_one(tx, row)
}

/// The mandates asked for, the earliest recorded first.
pub fn list(tx: &mut Tx<'_>, query: &MandateQuery, listing: &Listing) -> Result<Page<Mandate>> {
    let codes = query.under.as_ref().map(|code| codes_under(tx, code.as_str())).transpose()?;
    let total = listing.total(|| store::count(tx, query, codes.as_deref()))?;
    let rows = store::list(tx, query, codes.as_deref(), listing)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    Ok(Page { data: told(tx, page.data)?, next: page.next, total: page.total })
}

/// Records a mandate; whoever does holds that over its person, who need not be a member.
pub fn record(tx: &mut Tx<'_>, new: &NewMandate) -> Result<Mandate> {
    persons::expect(tx, new.person_id)?;
    reach::expect_over_person(tx, new.person_id)?;
    if institutions::of_ids(tx, &[new.institution_id])?.is_empty() {
        return Err(Refusal::InstitutionIsUnknown.into());
    }
    let functions = rules::functions(&new.functions)?;
    let NewMandate {
        person_id,
        institution_id,
        functions: _,
        list_label,
        starts_on,
        ends_on,
        verification,
        source,
    } = new.clone();
    let tenure = Tenure { starts: starts_on, ends: ends_on };
    let mut row = MandateRow {
        id: MandateId::new(),
        person_id,
        institution_id,
        list_label: list_label.map(Into::into),
        starts_earliest: None,
        starts_latest: starts_on.latest(),
        ends_earliest: None,
        ends_latest: None,
        held_from: None,
        held_to: None,
        ended_by: ends_on.map(|_| MandateEnding::Term),
        end_reason: None,
        verification,
        source: source.map(Json),
        end_source: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    row.lasts(tenure);
    may_last(tx, &row, &functions)?;
    store::insert(tx, &row).map_err(kindly)?;
    store::put_functions(tx, row.id, &functions)?;
    let mandate = told_one(tx, row)?;
    journal::created(tx, "mandate", mandate.id, &mandate)?;
    Ok(mandate)
}

/// Corrects a mandate; one whose end is taken back lasts again.
pub(super) fn correct(tx: &mut Tx<'_>, id: MandateId, change: &Change<MandateDetails>) -> Result<Mandate> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    let known = functions_of(tx, std::slice::from_ref(&before))?.remove(&id).unwrap_or_default();
    let shown = told_one(tx, before.clone())?;
    let details = change.apply(&before.details(known.clone()))?;
    let MandateDetails { functions, list_label, starts_on, ends_on, verification, source, end_source } =
        details;
    let functions = rules::functions(&functions)?;
    let tenure = Tenure { starts: starts_on, ends: ends_on };
    rules::may_correct(&before.tenure(), &tenure, end_source.is_some())?;
    let mut after = before.clone();
    after.lasts(tenure);
    if ends_on.is_none() {
        (after.ended_by, after.end_reason) = (None, None);
    }
    after.list_label = list_label.map(Into::into);
    after.verification = verification;
    (after.source, after.end_source) = (source.map(Json), end_source.map(Json));
    may_last(tx, &after, &functions)?;
    if functions != known {
        store::put_functions(tx, id, &functions)?;
    }
    changed(tx, &before, after, &shown)
}

/// Ends a mandate; its last day is one of its days.
pub(super) fn end(tx: &mut Tx<'_>, id: MandateId, end: &MandateEnd) -> Result<Mandate> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    rules::may_end(&before.tenure())?;
    let shown = told_one(tx, before.clone())?;
    let mut after = before.clone();
    after.lasts(Tenure { ends: Some(end.ends_on), ..before.tenure() });
    after.ended_by = Some(end.ended_by);
    after.end_reason = end.reason.clone().map(Into::into);
    after.end_source = end.source.clone().map(Json);
    // Whoever does what another does too may end all the same.
    may_last(tx, &after, &[])?;
    changed(tx, &before, after, &shown)
}

/// The mandate may last so beside the others of its person in its institution, and its holder may do this there beside
/// what others do; what is false stands in nobody's way.
fn may_last(tx: &mut Tx<'_>, row: &MandateRow, functions: &[FunctionHeld]) -> Result<()> {
    let counts = |one: &&MandateRow| one.id != row.id && one.verification != Verification::False;
    let is_false = row.verification == Verification::False;
    let others = if is_false { Vec::new() } else { store::of_both(tx, row.person_id, row.institution_id)? };
    let others: Vec<Tenure> = others.iter().filter(counts).map(MandateRow::tenure).collect();
    rules::may_last(&row.tenure(), &others)?;
    if is_false || functions.iter().all(|one| one.function.holders() == Holders::Many) {
        return Ok(());
    }
    for (other, held) in store::alone_in(tx, row.institution_id)? {
        if other.id != row.id && rules::is_in_the_way(&row.tenure(), functions, &other.tenure(), held) {
            return Err(Problem::from(Refusal::FunctionIsHeld).because(other.path()));
        }
    }
    Ok(())
}

/// Keeps the next state of a mandate, that was shown so before.
fn changed(tx: &mut Tx<'_>, before: &MandateRow, mut after: MandateRow, shown: &Mandate) -> Result<Mandate> {
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after).map_err(kindly)?;
    let after = told_one(tx, after)?;
    journal::changed(tx, "mandate", after.id, shown, &after)?;
    Ok(after)
}

fn functions_of(tx: &mut Tx<'_>, rows: &[MandateRow]) -> Result<HashMap<MandateId, Vec<FunctionHeld>>> {
    let ids: Vec<MandateId> = rows.iter().map(|row| row.id).collect();
    store::functions_of(tx, &ids)
}

fn told_one(tx: &mut Tx<'_>, row: MandateRow) -> Result<Mandate> {
    told(tx, vec![row])?.pop().ok_or_else(Problem::not_found)
}

/// Mandates with their holders, institutions and functions: one query a table, however many there are.
fn told(tx: &mut Tx<'_>, rows: Vec<MandateRow>) -> Result<Vec<Mandate>> {
    let people: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let wanted: HashSet<InstitutionId> = rows.iter().map(|row| row.institution_id).collect();
    let names = persons::names(tx, &people)?;
    let there = institutions::of_ids(tx, &wanted.into_iter().collect::<Vec<_>>())?;
    let there: HashMap<InstitutionId, InstitutionNamed> =
        there.iter().map(|one| (one.id, one.named())).collect();
    let mut functions = functions_of(tx, &rows)?;
    let day = tx.as_of;
    let told = rows.into_iter().map(|row| {
        let (name, institution) =
            (names.get(&row.person_id).cloned(), there.get(&row.institution_id).cloned());
        let gender = name.as_ref().and_then(|name| name.gender);
        let told = |held: FunctionHeld| FunctionTold {
            function: held.function,
            ordinal: held.ordinal,
            titles: titles(held, gender),
        };
        let held = functions.remove(&row.id).unwrap_or_default().into_iter().map(told).collect();
        Mandate::of(row, name, institution, held, day)
    });
    Ok(told.collect())
}

/// What the database refused, as the rules would have said it.
fn kindly(problem: Problem) -> Problem {
    problem.if_violates("mandates_once_in_an_institution", Refusal::PersonSitsThereAlready.kind())
}

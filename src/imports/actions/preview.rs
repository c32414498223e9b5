//! Telling what rows would do, some at a time.
use std::collections::HashMap;

use crate::db::{Json, Tx, go_by_indexes};
use crate::error::Result;

use super::super::flaws::Refusal as Flaw;
use super::super::model::{
    Flawed, Import, ImportId, ImportState, ImportStep, RegisterKind, RowState, StagedRow,
};
use super::super::rules::{Mark, Meant, Refusal, membership_mark, person_mark, reference_key, written};
use super::super::store;
use super::compare::compare;
use super::judge::{Does, Judged, ToMembership, judge};
use super::open::{expect_open, keep};

/// How many rows a step goes on with, unless it says.
pub(super) const ROWS_OF_A_STEP: i64 = 2_000;

/// Rows after a place that are of one file.
pub(super) fn of_one_file(mut rows: Vec<StagedRow>) -> Option<(RegisterKind, Vec<StagedRow>)> {
    let (register, _) = RegisterKind::of_place(rows.first()?.place);
    rows.retain(|row| RegisterKind::of_place(row.place).0 == register);
    Some((register, rows))
}

/// Looks at the next rows; answers how far the import is.
pub(crate) fn preview(tx: &mut Tx<'_>, id: ImportId, step: &ImportStep) -> Result<Import> {
    let before = store::find(tx, id)?;
    expect_open(&before)?;
    if before.files.0.is_empty() || before.files.0.iter().any(|file| !file.is_read) {
        return Err(Refusal::FileIsMissing.into());
    }
    let mut after = before.clone();
    let most = step.rows.unwrap_or(ROWS_OF_A_STEP);
    let rows = store::rows_after(tx, id, before.previewed_to, true, most)?;
    let Some((register, rows)) = of_one_file(rows) else {
        if before.state == ImportState::Previewed {
            tx.is_so_already = true;
            return Ok(before);
        }
        compare(tx, &mut after)?;
        return told(tx, &before, after);
    };
    go_by_indexes(tx.conn)?;
    let mut judged = judge(tx, &before, register, rows)?;
    refer(tx, &before, &mut judged)?;
    mark(tx, id, &judged)?;
    after.state = ImportState::Previewing;
    let mut changed = Vec::new();
    for one in judged {
        let state = one.state();
        if let Some(file) = after.file_mut(register) {
            file.preview.count(state);
        }
        after.previewed_to = one.staged.place;
        if one.staged.state != state || one.staged.faults() != one.row.flaws.as_slice() {
            changed.push(as_told(one, state));
        }
    }
    store::tell_rows(tx, &changed)?;
    if after.previewed() == after.rows() {
        compare(tx, &mut after)?;
    }
    told(tx, &before, after)
}

/// Keeps how far an import is; what was found is on record once all rows were looked at.
fn told(tx: &mut Tx<'_>, before: &Import, after: Import) -> Result<Import> {
    if after.state == ImportState::Previewed {
        return keep(tx, before, after);
    }
    store::update(tx, &after)?;
    tx.is_so_already = true;
    Ok(after)
}

/// The row as it waits, with what was found.
pub(super) fn as_told(one: Judged, state: RowState) -> StagedRow {
    let faults = if one.row.flaws.is_empty() { None } else { Some(Json(one.row.flaws)) };
    StagedRow { state, faults, ..one.staged }
}

/// Refuses rows that wait for what no row tells, and organs that an earlier row tells of already; keeps what later rows
/// may refer to.
fn refer(tx: &mut Tx<'_>, import: &Import, judged: &mut [Judged]) -> Result<()> {
    // Persons are referred to by the rows of other files.
    let are_referred = import.files.0.iter().any(|file| file.register != RegisterKind::Persons);
    let waited_for = judged.iter().flat_map(|one| one.waits_for.iter().map(|(key, _)| key.clone()));
    let own = judged.iter().filter_map(|one| own_key(one, are_referred)).map(|(key, _)| key);
    let offered = judged.iter().filter_map(|one| one.offers.clone());
    let keys: Vec<String> = own.chain(waited_for).chain(offered).collect();
    let mut first: HashMap<String, i64> = store::first_of(tx, import.id, &keys)?;
    let mut new = Vec::new();
    for one in judged.iter_mut() {
        // A row that is not taken stands in nobody's way.
        if matches!(one.does, Does::Nothing) {
            continue;
        }
        let place = one.staged.place;
        let own = own_key(one, are_referred);
        let stands_twice = own
            .as_ref()
            .and_then(|(key, flaw)| first.get(key).filter(|first| **first != place).and(flaw.as_ref()));
        let missing = |(key, _): &&(String, Flaw)| !first.contains_key(key);
        let flaw = stands_twice.or_else(|| one.waits_for.iter().find(missing).map(|(_, flaw)| flaw));
        if let Some(flaw) = flaw {
            let flaw = Flawed::of(None, flaw.kind());
            one.fail(flaw);
            continue;
        }
        for key in own.map(|(key, _)| key).into_iter().chain(one.offers.clone()) {
            if !first.contains_key(&key) {
                first.insert(key.clone(), place);
                new.push((key, place));
            }
        }
    }
    store::insert_keys(tx, import.id, &new)
}

/// By what a row is referred to, and what is wrong where two are.
fn own_key(one: &Judged, are_referred: bool) -> Option<(String, Option<Flaw>)> {
    match (&one.does, RegisterKind::of_place(one.staged.place).0) {
        (Does::Organ(organ, _), _) => organ.key().map(|key| (key, Some(Flaw::SlugStandsTwice))),
        (Does::This { .. }, RegisterKind::Persons) if are_referred => {
            one.row.reference.as_deref().map(|reference| (reference_key(reference), None))
        }
        _ => None,
    }
}

/// Keeps by what rows are told apart, until all were looked at.
fn mark(tx: &mut Tx<'_>, id: ImportId, judged: &[Judged]) -> Result<()> {
    let marks: Vec<(Mark, i64)> = judged
        .iter()
        .flat_map(|one| own_marks(one).into_iter().map(|mark| (mark, one.staged.place)))
        .map(|(mark, place)| (mark.under(|parts| tx.vault.mark(parts)), place))
        .collect();
    match marks.first() {
        Some((_, first)) => store::insert_marks(tx, id, *first, &written(&marks)),
        None => Ok(()),
    }
}

/// What no other row may share with a row.
fn own_marks(one: &Judged) -> Vec<Mark> {
    match (&one.does, RegisterKind::of_place(one.staged.place).0) {
        (Does::This { meant, .. }, RegisterKind::Persons) => {
            let mut marks = one.row.marks();
            if let Meant::Somebody(id) = meant {
                marks.push(person_mark(*id));
            }
            marks
        }
        (Does::This { membership: ToMembership::Complete(before, _), .. }, _) => {
            vec![membership_mark(before.id)]
        }
        _ => Vec::new(),
    }
}

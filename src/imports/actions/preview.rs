//! Telling what rows would do, some at a time.
use std::collections::HashMap;

use crate::db::{Json, Tx};
use crate::error::Result;

use super::super::flaws::Refusal as Flaw;
use super::super::model::{
    Flawed, Import, ImportId, ImportState, ImportStep, RegisterKind, RowState, StagedRow,
};
use super::super::rules::{Meant, Refusal, membership_key, person_key};
use super::super::store;
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
        after.state = ImportState::Previewed;
        return keep(tx, &before, after);
    };
    let mut judged = judge(tx, &before, register, rows)?;
    tell_apart(tx, id, &mut judged)?;
    after.state = ImportState::Previewing;
    let mut told = Vec::with_capacity(judged.len());
    for one in judged {
        let state = one.state();
        if let Some(file) = after.file_mut(register) {
            file.preview.count(state);
        }
        after.previewed_to = one.staged.place;
        told.push(as_told(one, state));
    }
    store::tell_rows(tx, &told)?;
    if after.previewed() == after.rows() {
        after.state = ImportState::Previewed;
        return keep(tx, &before, after);
    }
    store::update(tx, &after)?;
    // What was found is on record once all rows were looked at.
    tx.is_so_already = true;
    Ok(after)
}

/// The row as it waits, with what was found.
pub(super) fn as_told(one: Judged, state: RowState) -> StagedRow {
    let faults = if one.row.flaws.is_empty() { None } else { Some(Json(one.row.flaws)) };
    StagedRow { state, faults, ..one.staged }
}

/// Refuses rows that an earlier row of the import tells of already, and those that wait for what no row tells.
fn tell_apart(tx: &mut Tx<'_>, id: ImportId, judged: &mut [Judged]) -> Result<()> {
    let waited_for = judged.iter().flat_map(|one| one.waits_for.iter().map(|(key, _)| key.clone()));
    let own = judged.iter().flat_map(own_keys).map(|(key, _)| key);
    let offered = judged.iter().filter_map(|one| one.offers.clone());
    let keys: Vec<String> = own.chain(waited_for).chain(offered).collect();
    let mut first: HashMap<String, i64> = store::first_of(tx, id, &keys)?;
    let mut new = Vec::new();
    for one in judged.iter_mut() {
        // A row that is not taken stands in nobody's way.
        if matches!(one.does, Does::Nothing) {
            continue;
        }
        let place = one.staged.place;
        let keys = own_keys(one);
        let earlier = |(key, _): &&(String, Flaw)| first.get(key).is_some_and(|first| *first != place);
        let missing = |(key, _): &&(String, Flaw)| !first.contains_key(key);
        let flaw = keys.iter().find(earlier).or_else(|| one.waits_for.iter().find(missing));
        if let Some((_, flaw)) = flaw {
            let flaw = Flawed::of(None, flaw.kind());
            one.fail(flaw);
            continue;
        }
        for (key, _) in keys {
            first.insert(key.clone(), place);
            new.push((key, place));
        }
        if let Some(offered) = &one.offers
            && !first.contains_key(offered)
        {
            first.insert(offered.clone(), place);
            new.push((offered.clone(), place));
        }
    }
    store::insert_keys(tx, id, &new)
}

/// What no other row may share with a row.
fn own_keys(one: &Judged) -> Vec<(String, Flaw)> {
    let twice = |key: String| (key, Flaw::RowStandsTwice);
    match (&one.does, RegisterKind::of_place(one.staged.place).0) {
        (Does::This { meant, .. }, RegisterKind::Persons) => {
            let mut keys = one.row.keys();
            if let Meant::Somebody(id) = meant {
                keys.push(twice(person_key(*id)));
            }
            keys
        }
        (Does::This { membership: ToMembership::Complete(before, _), .. }, _) => {
            vec![twice(membership_key(before.id))]
        }
        (Does::Organ(organ, _), _) => {
            organ.key().map(|key| (key, Flaw::SlugStandsTwice)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

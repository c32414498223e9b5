//! Taking rows, some at a time, each time in one transaction with the mark up to which they are taken.
use crate::db::{Tx, go_by_indexes};
use crate::error::Result;
use crate::persons::WhenRead;

use super::super::flaws::Refusal as Flaw;
use super::super::model::{Flawed, Import, ImportId, ImportState, ImportStep, RegisterKind, RowState};
use super::super::rules::Refusal;
use super::super::store;
use super::apply::apply;
use super::judge::{Does, judge};
use super::open::keep;
use super::preview::{ROWS_OF_A_STEP, as_told, of_one_file};

/// Takes the next rows that may be taken; answers how far the import is. The names of those they bring are read now, or
/// left to whoever takes the rows.
pub(crate) fn commit(tx: &mut Tx<'_>, id: ImportId, step: &ImportStep, reading: WhenRead) -> Result<Import> {
    let before = store::find(tx, id)?;
    match before.state {
        ImportState::Previewed | ImportState::Committing => {}
        ImportState::Done => {
            tx.is_so_already = true;
            return Ok(before);
        }
        ImportState::Forgotten => return Err(Refusal::ImportIsForgotten.into()),
        ImportState::Open | ImportState::Previewing => return Err(Refusal::ImportIsNotPreviewed.into()),
    }
    let mut after = before.clone();
    let most = step.rows.unwrap_or(ROWS_OF_A_STEP);
    let rows = store::rows_after(tx, id, before.committed_to, false, most)?;
    let Some((register, rows)) = of_one_file(rows) else {
        // What rows were told apart by goes some at a time too.
        after.state =
            if store::forget_some_keys(tx, id)? { ImportState::Committing } else { ImportState::Done };
        return keep(tx, &before, after);
    };
    go_by_indexes(tx.conn)?;
    let mut judged = judge(tx, &before, register, rows)?;
    for one in &mut judged {
        // Whoever a membership waited for has come by now, or will not.
        if matches!(one.does, Does::Waits) {
            one.fail(Flawed::of(None, Flaw::PersonIsNotFound.kind()));
        }
    }
    apply(tx, &before, &mut judged, reading)?;
    after.state = ImportState::Committing;
    let mut failed = Vec::new();
    for one in judged {
        let outcome = one.outcome();
        count(&mut after, register, outcome);
        after.committed_to = one.staged.place;
        if outcome == RowState::Error {
            failed.push(as_told(one, outcome));
        }
    }
    store::tell_rows(tx, &failed)?;
    store::forget_rows(tx, id, (before.committed_to, after.committed_to), true)?;
    keep(tx, &before, after)
}

fn count(import: &mut Import, register: RegisterKind, outcome: RowState) {
    if let Some(file) = import.file_mut(register) {
        file.committed.count(outcome);
    }
}

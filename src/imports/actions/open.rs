//! Opening an import, mapping its columns, discarding it.
use std::sync::Arc;

use chrono::Days;

use crate::access::Operation;
use crate::db::{AnyConnection, Json, Moment, Tx};
use crate::error::{Problem, Result};
use crate::http::Change;
use crate::journal;
use crate::vault::{SubjectId, Vault, destroy};
use crate::words::Line;

use super::super::model::{
    Import, ImportDetails, ImportId, ImportState, NewImport, Outcome, RegisterKind, Tally,
};
use super::super::rules::{self, Refusal};
use super::super::store;

/// How many days rows are kept.
const KEPT_DAYS: u64 = 30;

/// Opens an import.
pub(crate) fn open(tx: &mut Tx<'_>, new: &NewImport) -> Result<Import> {
    let import = Import {
        id: ImportId::new(),
        source: new.source.to_string(),
        purpose: new.purpose.to_string(),
        state: ImportState::Open,
        files: Json(Vec::new()),
        previewed_to: 0,
        committed_to: 0,
        compared: 0,
        opened_by: tx.actor.principal.to_string(),
        kept_until: tx.today.checked_add_days(Days::new(KEPT_DAYS)).unwrap_or(tx.today),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &import)?;
    journal::created(tx, "import", import.id, &import)?;
    Ok(import)
}

/// Keeps the next state of an import, on record.
pub(super) fn keep(tx: &mut Tx<'_>, before: &Import, mut after: Import) -> Result<Import> {
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)?;
    journal::changed(tx, "import", after.id, before, &after)?;
    Ok(after)
}

/// Goes on only if an import may still change.
pub(super) fn expect_open(import: &Import) -> Result<()> {
    match import.state {
        ImportState::Open | ImportState::Previewing | ImportState::Previewed => Ok(()),
        ImportState::Committing | ImportState::Done => Err(Refusal::ImportIsUnderWay.into()),
        ImportState::Forgotten => Err(Refusal::ImportIsForgotten.into()),
    }
}

/// Says that nothing has been looked at yet.
pub(super) fn start_over(tx: &mut Tx<'_>, import: &mut Import) -> Result<()> {
    import.state = ImportState::Open;
    import.previewed_to = 0;
    import.compared = 0;
    for file in &mut import.files.0 {
        file.preview = Tally::default();
        file.committed = Outcome::default();
    }
    store::forget_marks(tx, import.id)?;
    store::forget_keys(tx, import.id)
}

/// Corrects what an import is for, and what its columns are taken for; then its rows are looked at anew.
pub(in crate::imports) fn change(
    tx: &mut Tx<'_>,
    id: ImportId,
    change: &Change<ImportDetails>,
) -> Result<Import> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    expect_open(&before)?;
    let purpose = Line::parse(&before.purpose).map_err(|fault| Problem::internal(format!("{fault:?}")))?;
    let details = change.apply(&ImportDetails { purpose, mapping: rules::mapping_of(&before) })?;
    let mut after = before.clone();
    after.purpose = details.purpose.to_string();
    if rules::apply_mapping(&mut after, &details.mapping)? {
        start_over(tx, &mut after)?;
    }
    keep(tx, &before, after)
}

/// Says that nothing of its rows is kept any more.
fn forgotten(tx: &mut Tx<'_>, before: &Import) -> Result<()> {
    destroy(tx.conn, SubjectId(before.id.0))?;
    keep(tx, before, Import { state: ImportState::Forgotten, ..before.clone() }).map(drop)
}

/// Discards an import: nothing of its rows is kept, what was taken of them stays.
pub(in crate::imports) fn discard(tx: &mut Tx<'_>, id: ImportId) -> Result<()> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    if before.state == ImportState::Forgotten {
        return Err(Refusal::ImportIsForgotten.into());
    }
    for kind in RegisterKind::ALL {
        store::forget_rows(tx, before.id, kind.places(), false)?;
    }
    store::forget_marks(tx, before.id)?;
    store::forget_keys(tx, before.id)?;
    forgotten(tx, &before)
}

/// Forgets a slice of the rows that were kept long enough, in an open transaction; whether there is more to forget.
pub(crate) fn forget_old(conn: &mut AnyConnection, vault: &Arc<Vault>, now: Moment) -> Result<bool> {
    let mut tx = Tx::of_the_service(conn, vault, Operation::ImportDiscard, now);
    let today = tx.today;
    let Some(import) = store::expired(&mut tx, today)? else { return Ok(false) };
    if !store::forget_some(&mut tx, import.id)? {
        forgotten(&mut tx, &import)?;
    }
    Ok(true)
}

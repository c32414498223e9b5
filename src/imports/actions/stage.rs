//! Taking a file in: piece by piece, each in a change of its own.
use uuid::Uuid;

use crate::db::{Json, Tx};
use crate::error::Result;

use super::super::model::{
    Head, Import, ImportFile, ImportId, Outcome, Piece, Raw, RegisterKind, RowState, StagedRow, Tally,
};
use super::super::rules::Refusal;
use super::super::store;
use super::open::{expect_open, keep, start_over};

/// Takes a piece of a file; the last one answers the import with the file in it.
pub(crate) fn take(tx: &mut Tx<'_>, id: ImportId, register: RegisterKind, piece: &Piece) -> Result<Import> {
    let before = store::find(tx, id)?;
    match piece {
        Piece::Head(head) => begin(tx, before, register, head),
        Piece::Rows(upload, rows) => {
            let mut after = before.clone();
            let file = under_way(&mut after, register, *upload)?;
            file.rows = file.rows.saturating_add(i64::try_from(rows.len()).unwrap_or_default());
            let staged: Vec<StagedRow> = rows.iter().map(|row| staged(id, register, row)).collect();
            store::insert_rows(tx, &staged)?;
            store::update(tx, &after)?;
            // What came is on record once the file is whole.
            tx.is_so_already = true;
            Ok(after)
        }
        Piece::End(upload) => {
            let mut after = before.clone();
            under_way(&mut after, register, *upload)?.is_read = true;
            keep(tx, &before, after)
        }
    }
}

/// A file comes in the place of one that was sent before.
fn begin(tx: &mut Tx<'_>, before: Import, register: RegisterKind, head: &Head) -> Result<Import> {
    tx.expect_version(before.id, before.version)?;
    expect_open(&before)?;
    let mut after = before.clone();
    store::forget_rows(tx, before.id, register.places(), false)?;
    start_over(tx, &mut after)?;
    after.files.0.retain(|file| file.register != register);
    after.files.0.push(ImportFile {
        register,
        form: head.form,
        upload: head.upload,
        encoding: head.encoding.clone(),
        delimiter: head.delimiter.clone(),
        columns: head.columns.clone(),
        remarks: head.remarks.clone(),
        rows: 0,
        is_read: false,
        preview: Tally::default(),
        committed: Outcome::default(),
    });
    keep(tx, &before, after)
}

/// The file that is being read, unless another has taken its place.
fn under_way(import: &mut Import, register: RegisterKind, upload: Uuid) -> Result<&mut ImportFile> {
    expect_open(import)?;
    let file = import.file_mut(register).filter(|file| file.upload == upload && !file.is_read);
    file.ok_or_else(|| Refusal::UploadWasReplaced.into())
}

fn staged(import_id: ImportId, register: RegisterKind, raw: &Raw) -> StagedRow {
    StagedRow {
        import_id,
        place: register.place(raw.row),
        // Most rows are of somebody new: until they are looked at they are told as waiting, and then left as they are.
        state: RowState::New,
        cells: raw.cells.clone(),
        faults: raw.flaw.clone().map(|flaw| Json(vec![flaw])),
    }
}

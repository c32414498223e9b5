//! Imports over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post, put};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Change, Format, ListOnly, Page, Upload};
use crate::persons::WhenRead;

use super::actions;
use super::model::{
    Import, ImportDetails, ImportId, ImportQuery, ImportRowQuery, ImportRowTold, ImportStep, NewImport,
    RegisterKind, RowState,
};
use super::reading::flatten;

/// A correction of an import.
type ImportChange = Change<ImportDetails>;

doors!(import_list, import_show, import_create, import_update, import_upload, import_preview, import_row_list, import_report, import_commit, import_discard; RegisterKind, RowState);

/// Lists imports, the first opened first.
#[utoipa::path(tag = "imports", responses((status = 200, description = "A page of imports.", body = Page<Import>)))]
#[get("/v1/imports")]
async fn import_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::ImportList, |tx, asked| Answer::listed(&actions::list(tx, &asked.listing)?)).await
}

/// Shows one import: its files, what their columns are taken for, how far it is, and how many rows would do what.
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path, description = "The import.")), responses((status = 200, description = "The import.", body = Import)))]
#[get("/v1/imports/{id}")]
async fn import_show(call: Call, id: At<ImportId>) -> Result<HttpResponse> {
    call.read(Operation::ImportShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Opens an import, told where its files come from and what it is for. Its rows are kept for thirty days at most.
#[utoipa::path(tag = "imports", request_body = NewImport, responses((status = 201, description = "The import.", body = Import)))]
#[post("/v1/imports")]
async fn import_create(call: Call, new: Body<NewImport>) -> Result<HttpResponse> {
    call.write(Operation::ImportCreate, new, |tx, new| Answer::created(&actions::open(tx, new)?)).await
}

/// Corrects what an import is for, and what its columns are taken for; its rows are then looked at anew.
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path, description = "The import.")), request_body = ImportChange, responses((status = 200, description = "The import, corrected.", body = Import)))]
#[patch("/v1/imports/{id}")]
async fn import_update(call: Call, id: At<ImportId>, change: Body<ImportChange>) -> Result<HttpResponse> {
    call.write(Operation::ImportUpdate, change, move |tx, change| {
        Answer::shown(&actions::change(tx, id.get()?, change)?)
    })
    .await
}

/// Takes a file of any size (4 GB at most) in the place of one of the same register: a table (`text/csv`: UTF-8, UTF-16 or
/// Windows-1256; commas, semicolons, tabs or strokes), a workbook (XLSX, its first sheet) or lines of JSON
/// (`application/x-ndjson`). The answer tells what its columns are suggested to be. National identity numbers are left
/// out. A file that breaks off is sent again.
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path, description = "The import."), ImportQuery), request_body(content((Vec<u8> = "text/csv"), (Vec<u8> = "application/x-ndjson"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")), description = "The file."), responses((status = 200, description = "The import, with the file in it.", body = Import)))]
#[put("/v1/imports/{id}/file")]
async fn import_upload(call: Call<ImportQuery>, id: At<ImportId>, upload: Upload) -> Result<HttpResponse> {
    let of = id.clone();
    call.take(
        Operation::ImportUpload,
        upload,
        move |tx, _| actions::show(tx, of.get()?).map(drop),
        |file, sent, asked| flatten(file, sent, asked.query.register.unwrap_or(RegisterKind::Persons)),
        move |tx, asked, piece| {
            let register = asked.query.register.unwrap_or(RegisterKind::Persons);
            Answer::shown(&actions::take(tx, id.get()?, register, piece)?)
        },
    )
    .await
}

/// Looks at the next rows and tells what they would do: nothing is done yet. Asked again until `state` is `previewed`.
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path, description = "The import.")), request_body = ImportStep, responses((status = 200, description = "The import, as far as it was looked at.", body = Import)))]
#[post("/v1/imports/{id}/previews")]
async fn import_preview(call: Call, id: At<ImportId>, step: Body<ImportStep>) -> Result<HttpResponse> {
    call.write(Operation::ImportPreview, step, move |tx, step| {
        Answer::shown(&actions::preview(tx, id.get()?, step)?)
    })
    .await
}

/// Lists the rows that wait, or were not taken, with what is wrong with each: by what they would do.
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path, description = "The import."), ImportRowQuery), responses((status = 200, description = "A page of rows.", body = Page<ImportRowTold>)))]
#[get("/v1/imports/{id}/rows")]
async fn import_row_list(call: Call<ImportRowQuery>, id: At<ImportId>) -> Result<HttpResponse> {
    call.read(Operation::ImportRowList, move |tx, asked| {
        Answer::listed(&actions::rows(tx, id.get()?, asked.query, &asked.listing)?)
    })
    .await
}

/// Gives the rows that are not taken as a table: their cells as they came, then the reasons in the caller's language.
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path, description = "The import.")), responses((status = 200, description = "The table.", body = String, content_type = "text/csv")))]
#[get("/v1/imports/{id}/report")]
async fn import_report(call: Call, id: At<ImportId>) -> Result<HttpResponse> {
    let form = (Format::Csv.kind(), "report.csv");
    call.read_in_parts(Operation::ImportReport, form, move |tx, start| {
        let (written, next) = actions::report(tx, id.get()?, start)?;
        Ok(Answer { next, ..Answer::drawn(Format::Csv, written) })
    })
    .await
}

/// Takes the next rows that may be taken, all of them in one transaction, and tells how far the import is. Asked again
/// until `state` is `done`; broken off, it goes on where it was. The same file once more changes nothing.
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path, description = "The import.")), request_body = ImportStep, responses((status = 200, description = "The import, as far as it was taken.", body = Import)))]
#[post("/v1/imports/{id}/commits")]
async fn import_commit(call: Call, id: At<ImportId>, step: Body<ImportStep>) -> Result<HttpResponse> {
    call.write(Operation::ImportCommit, step, move |tx, step| {
        Answer::shown(&actions::commit(tx, id.get()?, step, WhenRead::AtOnce)?)
    })
    .await
}

/// Discards an import: nothing of its rows is kept. What was taken of them stays.
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path, description = "The import.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/imports/{id}")]
async fn import_discard(call: Call, id: At<ImportId>) -> Result<HttpResponse> {
    call.act(Operation::ImportDiscard, move |tx| {
        actions::discard(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

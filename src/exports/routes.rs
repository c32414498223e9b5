//! Exports over HTTP.
use actix_web::{HttpResponse, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Body, Call};

use super::actions;
use super::model::NewExport;

doors!(export_create);

/// Sends a whole register as a file, page after page: a table, a workbook or lines of JSON. What it is for and who receives
/// it is in the journal before the first byte goes out. Texts that a spreadsheet would read as formulas are disarmed.
#[utoipa::path(tag = "exports", request_body = NewExport, responses((status = 200, description = "The file.", content((String = "text/csv"), (String = "application/x-ndjson"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
#[post("/v1/exports")]
async fn export_create(call: Call, new: Body<NewExport>) -> Result<HttpResponse> {
    call.export(
        Operation::ExportCreate,
        new,
        actions::note,
        |new| (new.form.written(), new.register.list(), new.register.word()),
        |tx, new, listing| actions::page(tx, new.register, listing),
    )
    .await
}

//! The journal over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, Page};

use super::actions;
use super::model::{Entry, EntryId, EntryQuery};

doors!(journal_list, journal_show);

/// Lists the changes in the order they were made, with their states before and after.
#[utoipa::path(tag = "journal", params(EntryQuery), responses((status = 200, description = "A page of entries.", body = Page<Entry>)))]
#[get("/v1/journal")]
async fn journal_list(call: Call<EntryQuery>) -> Result<HttpResponse> {
    call.read(Operation::JournalList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one entry.
#[utoipa::path(tag = "journal", params(("id" = EntryId, Path, description = "The entry.")), responses((status = 200, description = "The entry.", body = Entry)))]
#[get("/v1/journal/{id}")]
async fn journal_show(call: Call, id: At<EntryId>) -> Result<HttpResponse> {
    call.read(Operation::JournalShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

//! Erasures over HTTP.
use actix_web::{HttpResponse, post};

use crate::access::Operation;
use crate::applications::ApplicationId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call};

use super::actions;
use super::model::Erased;

doors!(application_erase, application_erase_due);

/// Erases a closed application that led to no membership, once it was kept as long as the statutes say (`erase_from`): with
/// its votes, reasons and documents, and with the applicant where nothing else in the registry refers to him or her. What
/// the journal tells of whoever goes is never read again, and stays proven. Of a refusal that counts still there remain
/// keyed digests, by which the person is recognized.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), responses((status = 200, description = "What was erased.", body = Erased)))]
#[post("/v1/applications/{id}/erasures")]
async fn application_erase(call: Call, id: At<ApplicationId>) -> Result<HttpResponse> {
    call.act(Operation::ApplicationErase, move |tx| Answer::composed(&actions::erase(tx, id.get()?)?)).await
}

/// Erases the next fifty of the applications that were kept long enough, the first closed first, wherever the caller may;
/// asked again while there are more. A running service does the same by itself, every hour.
#[utoipa::path(tag = "applications", responses((status = 200, description = "What was erased, and whether there is more.", body = Erased)))]
#[post("/v1/applications/erasures")]
async fn application_erase_due(call: Call) -> Result<HttpResponse> {
    call.act(Operation::ApplicationEraseDue, |tx| Answer::composed(&actions::erase_due(tx)?)).await
}

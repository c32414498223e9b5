//! Legal tasks over HTTP.
use actix_web::{HttpResponse, get, patch};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};

use super::actions;
use super::model::{LegalTaskChange, LegalTaskId, LegalTaskQuery, LegalTaskTold};

doors!(legal_task_list, legal_task_show, legal_task_update);

/// Lists what is owed to the authorities, the first due first, as it stood on the day asked for.
#[utoipa::path(tag = "legal tasks", params(LegalTaskQuery), responses((status = 200, description = "A page of legal tasks.", body = Page<LegalTaskTold>)))]
#[get("/v1/legal-tasks")]
async fn legal_task_list(call: Call<LegalTaskQuery>) -> Result<HttpResponse> {
    call.read(Operation::LegalTaskList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one legal task as it stood on the day asked for.
#[utoipa::path(tag = "legal tasks", params(("id" = LegalTaskId, Path, description = "The task.")), responses((status = 200, description = "The task.", body = LegalTaskTold)))]
#[get("/v1/legal-tasks/{id}")]
async fn legal_task_show(call: Call, id: At<LegalTaskId>) -> Result<HttpResponse> {
    call.read(Operation::LegalTaskShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Tells on which day a legal task was done; null takes that back. Tasks open by themselves, by decisions.
#[utoipa::path(tag = "legal tasks", params(("id" = LegalTaskId, Path, description = "The task.")), request_body = LegalTaskChange, responses((status = 200, description = "The task, changed.", body = LegalTaskTold)))]
#[patch("/v1/legal-tasks/{id}")]
async fn legal_task_update(
    call: Call,
    id: At<LegalTaskId>,
    change: Body<LegalTaskChange>,
) -> Result<HttpResponse> {
    call.write(Operation::LegalTaskUpdate, change, move |tx, change| {
        Answer::shown(&actions::follow_up(tx, id.get()?, change)?)
    })
    .await
}

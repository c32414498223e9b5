//! Programmes and actions over HTTP.
use actix_web::{HttpResponse, get, patch, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};

use super::actions;
use super::model::{
    ActionChange, ActionId, ActionQuery, ActionTold, NewAction, NewProgramme, Programme, ProgrammeId,
    ProgrammeQuery,
};

doors!(
    programme_list,
    programme_show,
    programme_create,
    action_list,
    action_show,
    action_create,
    action_update
);

/// Lists the programmes presented by the day asked for, in the order they were recorded.
#[utoipa::path(tag = "programmes", params(ProgrammeQuery), responses((status = 200, description = "A page of programmes.", body = Page<Programme>)))]
#[get("/v1/programmes")]
async fn programme_list(call: Call<ProgrammeQuery>) -> Result<HttpResponse> {
    call.read(Operation::ProgrammeList, |tx, asked| {
        Answer::listed(&actions::list_programmes(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one programme, with its axes.
#[utoipa::path(tag = "programmes", params(("id" = ProgrammeId, Path, description = "The programme.")), responses((status = 200, description = "The programme.", body = Programme)))]
#[get("/v1/programmes/{id}")]
async fn programme_show(call: Call, id: At<ProgrammeId>) -> Result<HttpResponse> {
    call.read(Operation::ProgrammeShow, move |tx, _| Answer::shown(&actions::show_programme(tx, id.get()?)?))
        .await
}

/// Records a programme that a body presented, at a meeting or otherwise, without a decision. A decision
/// that presents a programme carries it among its effects instead.
#[utoipa::path(tag = "programmes", request_body = NewProgramme, responses((status = 201, description = "The programme.", body = Programme)))]
#[post("/v1/programmes")]
async fn programme_create(call: Call, new: Body<NewProgramme, 256>) -> Result<HttpResponse> {
    call.write(Operation::ProgrammeCreate, new, |tx, new| {
        Answer::created(&actions::record_programme(tx, new)?)
    })
    .await
}

/// Lists actions as they stood on the day asked for, in the order they were recorded.
#[utoipa::path(tag = "programmes", params(ActionQuery), responses((status = 200, description = "A page of actions.", body = Page<ActionTold>)))]
#[get("/v1/actions")]
async fn action_list(call: Call<ActionQuery>) -> Result<HttpResponse> {
    call.read(Operation::ActionList, |tx, asked| {
        Answer::listed(&actions::list_actions(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one action as it stood on the day asked for. At whose agenda it is taken up again tells the list of meetings (`action_id`).
#[utoipa::path(tag = "programmes", params(("id" = ActionId, Path, description = "The action.")), responses((status = 200, description = "The action.", body = ActionTold)))]
#[get("/v1/actions/{id}")]
async fn action_show(call: Call, id: At<ActionId>) -> Result<HttpResponse> {
    call.read(Operation::ActionShow, move |tx, _| Answer::shown(&actions::show_action(tx, id.get()?)?)).await
}

/// Records an action that a body undertook, at a meeting or otherwise, without a decision. It is open.
#[utoipa::path(tag = "programmes", request_body = NewAction, responses((status = 201, description = "The action.", body = ActionTold)))]
#[post("/v1/actions")]
async fn action_create(call: Call, new: Body<NewAction, 256>) -> Result<HttpResponse> {
    call.write(Operation::ActionCreate, new, |tx, new| Answer::created(&actions::record_action(tx, new)?))
        .await
}

/// Follows an action up: its words, who sees to it, when it is due, whether it is open, done or dropped.
/// Without `closed_on` it is closed today; to open it again, send `closed_on` as null too.
#[utoipa::path(tag = "programmes", params(("id" = ActionId, Path, description = "The action.")), request_body = ActionChange, responses((status = 200, description = "The action, changed.", body = ActionTold)))]
#[patch("/v1/actions/{id}")]
async fn action_update(call: Call, id: At<ActionId>, change: Body<ActionChange>) -> Result<HttpResponse> {
    call.write(Operation::ActionUpdate, change, move |tx, change| {
        Answer::shown(&actions::follow_up(tx, id.get()?, change)?)
    })
    .await
}

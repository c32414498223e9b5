//! Bodies over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body as Sent, Call, ListOnly, Page};
use crate::statutes::document::BodyKind;

use super::actions;
use super::model::{BodyChange, BodyQuery, BodyRef, BodyTold, NewBody};

doors!(body_list, body_show, body_create, body_update, body_delete, body_pole_list, body_committee_list);

/// Lists the bodies that exist on the day asked for, by slug.
#[utoipa::path(tag = "bodies", params(BodyQuery), responses((status = 200, description = "A page of bodies.", body = Page<BodyTold>)))]
#[get("/v1/bodies")]
async fn body_list(call: Call<BodyQuery>) -> Result<HttpResponse> {
    call.read(Operation::BodyList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows a body as it is on the day asked for.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 200, description = "The body.", body = BodyTold)))]
#[get("/v1/bodies/{body}")]
async fn body_show(call: Call, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyShow, move |tx, _| Answer::shown(&actions::show(tx, &body.get()?)?)).await
}

/// Forms a body where the statutes allow it, with its positions and the bodies its type is created with.
#[utoipa::path(tag = "bodies", request_body = NewBody, responses((status = 201, description = "The body.", body = BodyTold)))]
#[post("/v1/bodies")]
async fn body_create(call: Call, new: Sent<NewBody>) -> Result<HttpResponse> {
    call.write(Operation::BodyCreate, new, |tx, new| Answer::created(&actions::record(tx, new)?)).await
}

/// Corrects a body as it is shown today: its names, slug, place in the tree, first day. What a move to come leaves as it
/// is, is corrected for the days after it too; what it changes stays. Its type is for life.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "Its id or slug.")), request_body = BodyChange, responses((status = 200, description = "The body, corrected.", body = BodyTold)))]
#[patch("/v1/bodies/{body}")]
async fn body_update(call: Call, body: At<BodyRef>, change: Sent<BodyChange>) -> Result<HttpResponse> {
    call.write(Operation::BodyUpdate, change, move |tx, change| {
        Answer::shown(&actions::change(tx, &body.get()?, change)?)
    })
    .await
}

/// Takes out a body recorded by mistake, with its moves. Refused while anything refers to it: acts about it are withdrawn first. Dissolve a body that existed.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/bodies/{body}")]
async fn body_delete(call: Call, body: At<BodyRef>) -> Result<HttpResponse> {
    call.act(Operation::BodyDelete, move |tx| {
        actions::delete(tx, &body.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

/// Lists the poles directly under a body.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 200, description = "A page of poles.", body = Page<BodyTold>)))]
#[get("/v1/bodies/{body}/poles")]
async fn body_pole_list(call: Call<ListOnly>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyPoleList, move |tx, asked| {
        Answer::listed(&actions::list_kind(tx, &body.get()?, BodyKind::Pole, &asked.listing)?)
    })
    .await
}

/// Lists the committees directly under a body.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 200, description = "A page of committees.", body = Page<BodyTold>)))]
#[get("/v1/bodies/{body}/committees")]
async fn body_committee_list(call: Call<ListOnly>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyCommitteeList, move |tx, asked| {
        Answer::listed(&actions::list_kind(tx, &body.get()?, BodyKind::Committee, &asked.listing)?)
    })
    .await
}

//! Positions over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::super::model::BodyRef;
use super::actions;
use super::model::{NewPosition, PositionChange, PositionId, PositionQuery, PositionTold};
use super::numbering::{NewRenumbering, RenumberingTold, renumber};

doors!(
    position_list,
    body_position_list,
    position_show,
    position_create,
    position_update,
    position_delete,
    body_renumber
);

/// Lists positions, in the order they were recorded.
#[utoipa::path(tag = "positions", params(PositionQuery), responses((status = 200, description = "A page of positions.", body = Page<PositionTold>)))]
#[get("/v1/positions")]
async fn position_list(call: Call<PositionQuery>) -> Result<HttpResponse> {
    call.read(Operation::PositionList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the positions of a body.
#[utoipa::path(tag = "positions", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 200, description = "A page of positions.", body = Page<PositionTold>)))]
#[get("/v1/bodies/{body}/positions")]
async fn body_position_list(call: Call<ListOnly>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyPositionList, move |tx, asked| {
        Answer::listed(&actions::in_body(tx, body.get()?, &asked.listing)?)
    })
    .await
}

/// Shows a position.
#[utoipa::path(tag = "positions", params(("id" = PositionId, Path, description = "The position.")), responses((status = 200, description = "The position.", body = PositionTold)))]
#[get("/v1/positions/{id}")]
async fn position_show(call: Call, id: At<PositionId>) -> Result<HttpResponse> {
    call.read(Operation::PositionShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Opens a position in a body: a numbered deputy, or one the statutes allow but do not make with the body.
#[utoipa::path(tag = "positions", params(("body" = BodyRef, Path, description = "Its id or slug.")), request_body = NewPosition, responses((status = 201, description = "The position.", body = PositionTold)))]
#[post("/v1/bodies/{body}/positions")]
async fn position_create(call: Call, body: At<BodyRef>, new: Body<NewPosition>) -> Result<HttpResponse> {
    call.write(Operation::PositionCreate, new, move |tx, new| {
        Answer::created(&actions::open(tx, &body.get()?, new)?)
    })
    .await
}

/// Corrects the ordinal or the seats of a position.
#[utoipa::path(tag = "positions", params(("id" = PositionId, Path, description = "The position.")), request_body = PositionChange, responses((status = 200, description = "The position, corrected.", body = PositionTold)))]
#[patch("/v1/positions/{id}")]
async fn position_update(
    call: Call,
    id: At<PositionId>,
    change: Body<PositionChange>,
) -> Result<HttpResponse> {
    call.write(Operation::PositionUpdate, change, move |tx, change| {
        Answer::shown(&actions::change(tx, id.get()?, change)?)
    })
    .await
}

/// Takes out a position recorded by mistake. Refused while an appointment refers to it.
#[utoipa::path(tag = "positions", params(("id" = PositionId, Path, description = "The position.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/positions/{id}")]
async fn position_delete(call: Call, id: At<PositionId>) -> Result<HttpResponse> {
    call.act(Operation::PositionDelete, move |tx| {
        actions::delete(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

/// Gives positions of one type other ordinals from a day on, all at once, by one decision: nothing before that day
/// changes, and holders keep their seats and terms.
#[utoipa::path(tag = "positions", params(("body" = BodyRef, Path, description = "Its id or slug.")), request_body = NewRenumbering, responses((status = 200, description = "What changed.", body = RenumberingTold)))]
#[post("/v1/bodies/{body}/renumberings")]
async fn body_renumber(call: Call, body: At<BodyRef>, new: Body<NewRenumbering>) -> Result<HttpResponse> {
    call.write(Operation::BodyRenumber, new, move |tx, new| {
        Answer::composed(&renumber(tx, &body.get()?, new)?)
    })
    .await
}

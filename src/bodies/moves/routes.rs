//! Moves of bodies over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::super::model::{BodyRef, BodyReformed};
use super::actions;
use super::model::{MoveTold, NewMove};

doors!(body_move, body_move_list);

/// Moves a body under another parent, to another territory, or both, from a day on. Every day before still shows it
/// where it stood; a day to come takes effect by itself.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "Its id or slug.")), request_body = NewMove, responses((status = 200, description = "The body, and what came of its move.", body = BodyReformed)))]
#[post("/v1/bodies/{body}/moves")]
async fn body_move(call: Call, body: At<BodyRef>, new: Body<NewMove>) -> Result<HttpResponse> {
    call.write(Operation::BodyMove, new, move |tx, new| {
        Answer::shown(&actions::transfer(tx, &body.get()?, new)?)
    })
    .await
}

/// Lists the moves of a body in the order of their days, those to come included.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 200, description = "A page of moves.", body = Page<MoveTold>)))]
#[get("/v1/bodies/{body}/moves")]
async fn body_move_list(call: Call<ListOnly>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyMoveList, move |tx, asked| {
        Answer::listed(&actions::list(tx, &body.get()?, &asked.listing)?)
    })
    .await
}

//! Acts over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::basis::ActId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, Page};

use super::actions;
use super::model::{Act, ActQuery};

doors!(act_list, act_show; ActId);

/// Lists the acts that moved, dissolved, merged or split bodies, or moved or renumbered territories, in the order they
/// were recorded, those to come included.
#[utoipa::path(tag = "acts", params(ActQuery), responses((status = 200, description = "A page of acts.", body = Page<Act>)))]
#[get("/v1/acts")]
async fn act_list(call: Call<ActQuery>) -> Result<HttpResponse> {
    call.read(Operation::ActList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one act. What it changed is in the journal, by `act_id`.
#[utoipa::path(tag = "acts", params(("id" = ActId, Path, description = "The act.")), responses((status = 200, description = "The act.", body = Act)))]
#[get("/v1/acts/{id}")]
async fn act_show(call: Call, id: At<ActId>) -> Result<HttpResponse> {
    call.read(Operation::ActShow, move |tx, _| Answer::shown(&actions::find(tx, id.get()?)?)).await
}

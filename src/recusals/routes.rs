//! Recusals over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};

use super::actions;
use super::model::{NewRecusal, Recusal, RecusalId, RecusalQuery};

doors!(recusal_list, recusal_show, recusal_create, recusal_revoke);

/// Lists who is recused from what concerns whom, of the persons whose rights the caller reads, oldest first. One's own are
/// in `GET /v1/me`.
#[utoipa::path(tag = "access", params(RecusalQuery), responses((status = 200, description = "A page of recusals.", body = Page<Recusal>)))]
#[get("/v1/access/recusals")]
async fn recusal_list(call: Call<RecusalQuery>) -> Result<HttpResponse> {
    call.read(Operation::RecusalList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one recusal: one's own, one that one declared, or that of a person whose rights one reads.
#[utoipa::path(tag = "access", params(("id" = RecusalId, Path, description = "The recusal.")), responses((status = 200, description = "The recusal.", body = Recusal)))]
#[get("/v1/access/recusals/{id}")]
async fn recusal_show(call: Call, id: At<RecusalId>) -> Result<HttpResponse> {
    call.read(Operation::RecusalShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Declares that somebody is party to what concerns another person. From the very next request on, he or she changes nothing
/// that tells of that person, by whatever title and through whatever operation; looking stays as it was. Anybody declares
/// one's own, from whom one sees. Another's takes `access.grant` over that person's record and over all that the person holds
/// something over, and is not for whom it concerns. Whoever acts by what the person gave, or by a delegation of his or her
/// office, is recused too: an app, or whoever holds a grant that rests on the person.
#[utoipa::path(tag = "access", request_body = NewRecusal, responses((status = 201, description = "The recusal.", body = Recusal)))]
#[post("/v1/access/recusals")]
async fn recusal_create(call: Call, new: Body<NewRecusal>) -> Result<HttpResponse> {
    call.write(Operation::RecusalCreate, new, |tx, new| Answer::created(&actions::declare(tx, new)?)).await
}

/// Lifts a recusal, from the very next request on. It takes what declaring it for another takes; neither who is recused nor
/// whom it concerns lifts it.
#[utoipa::path(tag = "access", params(("id" = RecusalId, Path, description = "The recusal.")), responses((status = 200, description = "The recusal, lifted.", body = Recusal)))]
#[post("/v1/access/recusals/{id}/revocations")]
async fn recusal_revoke(call: Call, id: At<RecusalId>) -> Result<HttpResponse> {
    call.act(Operation::RecusalRevoke, move |tx| Answer::shown(&actions::revoke(tx, id.get()?)?)).await
}

//! The organigram over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::bodies::BodyRef;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, ListOnly, Page};

use super::actions;
use super::model::{Chart, DeputyTold, MemberTold, OrganigramQuery};

doors!(body_organigram, body_member_list, body_deputy_list);

/// Shows a body, its positions, who holds them, what is vacant and what is unknown, and all that stands under it.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug."), OrganigramQuery), responses((status = 200, description = "The chart.", body = Chart)))]
#[get("/v1/bodies/{body}/organigram")]
async fn body_organigram(call: Call<OrganigramQuery>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyOrganigram, move |tx, asked| {
        Answer::composed(&actions::chart(tx, &body.get()?, asked.query.depth)?)
    })
    .await
}

/// Lists everybody who holds a position in a body, by precedence.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 200, description = "A page of members.", body = Page<MemberTold>)))]
#[get("/v1/bodies/{body}/members")]
async fn body_member_list(call: Call<ListOnly>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyMemberList, move |tx, asked| {
        Answer::listed(&actions::members(tx, &body.get()?, &asked.listing)?)
    })
    .await
}

/// Lists the numbered deputies of a body in order, those nobody has recorded included: unknown, not vacant.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 200, description = "A page of deputies.", body = Page<DeputyTold>)))]
#[get("/v1/bodies/{body}/deputies")]
async fn body_deputy_list(call: Call<ListOnly>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyDeputyList, move |tx, asked| {
        Answer::listed(&actions::deputies(tx, &body.get()?, &asked.listing)?)
    })
    .await
}

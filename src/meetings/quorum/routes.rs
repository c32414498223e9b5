//! Quorums over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, ListOnly, Page};

use super::actions;
use super::model::{Quorum, QuorumQuery, QuorumSpan};

doors!(quorum_show, quorum_list);

/// Shows whether enough came to a meeting to decide: at a moment of it, or when the most of those who vote were there.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting."), QuorumQuery), responses((status = 200, description = "The quorum.", body = Quorum)))]
#[get("/v1/meetings/{id}/quorum")]
async fn quorum_show(call: Call<QuorumQuery>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::QuorumShow, move |tx, asked| {
        Answer::composed(&actions::show(tx, id.get()?, &asked.query)?)
    })
    .await
}

/// Lists how the quorum of a meeting went: one stretch after the other, a new one wherever it changed because somebody came
/// or left.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "A page of stretches, in order.", body = Page<QuorumSpan>)))]
#[get("/v1/meetings/{id}/quorum-timeline")]
async fn quorum_list(call: Call<ListOnly>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::QuorumList, move |tx, asked| {
        Answer::listed(&actions::timeline(tx, id.get()?, &asked.listing)?)
    })
    .await
}

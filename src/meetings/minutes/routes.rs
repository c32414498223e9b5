//! Minutes over HTTP.
use actix_web::{HttpResponse, get, post, put};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call};

use super::actions;
use super::model::{MinutesTold, NewApproval, NewCirculation, NewMinutes};

doors!(minutes_show, minutes_draft, minutes_circulate, minutes_approve, minutes_lock);

/// Shows the minutes of a meeting, whether they are a draft, circulated, approved or locked, and whether what is composed of
/// it now is the text that was locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "The minutes.", body = MinutesTold)))]
#[get("/v1/meetings/{id}/minutes")]
async fn minutes_show(call: Call, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::MinutesShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Drafts the minutes of a meeting, or writes the draft over. `If-Match` takes the ETag of the meeting or
/// of the minutes, which count their states together, or `*`. Refused once they are approved.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewMinutes, responses((status = 200, description = "The draft.", body = MinutesTold)))]
#[put("/v1/meetings/{id}/minutes")]
async fn minutes_draft(call: Call, id: At<MeetingId>, new: Body<NewMinutes, 1024>) -> Result<HttpResponse> {
    call.write(Operation::MinutesDraft, new, move |tx, new| {
        Answer::shown(&actions::draft(tx, id.get()?, new)?)
    })
    .await
}

/// Records that the draft was sent round to be read, on a day or today. It may still be corrected, which is told. Refused
/// once it is approved.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewCirculation, responses((status = 200, description = "The draft, circulated.", body = MinutesTold)))]
#[post("/v1/meetings/{id}/minutes/circulations")]
async fn minutes_circulate(call: Call, id: At<MeetingId>, new: Body<NewCirculation>) -> Result<HttpResponse> {
    call.write(Operation::MinutesCirculate, new, move |tx, new| {
        Answer::shown(&actions::circulate(tx, id.get()?, new)?)
    })
    .await
}

/// Approves the minutes, as they are or with the amended text given here. Until they are locked they may
/// be approved again: the last approval stands. The chair and the rapporteur may have signed them, and a later meeting of
/// the body may have approved them.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewApproval, responses((status = 200, description = "The minutes, approved.", body = MinutesTold)))]
#[post("/v1/meetings/{id}/minutes/approvals")]
async fn minutes_approve(
    call: Call,
    id: At<MeetingId>,
    new: Body<NewApproval, 1024>,
) -> Result<HttpResponse> {
    call.write(Operation::MinutesApprove, new, move |tx, new| {
        Answer::shown(&actions::approve(tx, id.get()?, new)?)
    })
    .await
}

/// Locks approved minutes, and keeps the SHA-256 of their composed Arabic text with them. From then on the meeting, its agenda, attendance, interventions, proposals,
/// decisions and minutes refuse every change; corrections are new decisions of another meeting.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "The minutes, locked.", body = MinutesTold)))]
#[post("/v1/meetings/{id}/minutes/locks")]
async fn minutes_lock(call: Call, id: At<MeetingId>) -> Result<HttpResponse> {
    call.act(Operation::MinutesLock, move |tx| Answer::shown(&actions::lock(tx, id.get()?)?)).await
}

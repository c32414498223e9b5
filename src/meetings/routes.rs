//! Meetings over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};

use super::actions;
use super::model::{MeetingChange, MeetingQuery, MeetingTold, NewMeeting};

doors!(meeting_list, meeting_show, meeting_create, meeting_update, meeting_delete);

/// Lists meetings by the day they are held. With `as_of`, only those held by that day; otherwise also those still
/// to come.
#[utoipa::path(tag = "meetings", params(MeetingQuery), responses((status = 200, description = "A page of meetings.", body = Page<MeetingTold>)))]
#[get("/v1/meetings")]
async fn meeting_list(call: Call<MeetingQuery>) -> Result<HttpResponse> {
    call.read(Operation::MeetingList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one meeting, with its chair, the state of its minutes, and whether its quorum was met: by those present
/// who hold a seat with a vote on its day, and the share that the statutes of that day ask for a first call. A
/// quorum that the record does not settle is `not_verifiable`, never guessed.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "The meeting.", body = MeetingTold)))]
#[get("/v1/meetings/{id}")]
async fn meeting_show(call: Call, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::MeetingShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Records a meeting of a body, held or still to come. Whoever chairs it may hold a position of another
/// body; the capacity is written as the minutes word it.
#[utoipa::path(tag = "meetings", request_body = NewMeeting, responses((status = 201, description = "The meeting.", body = MeetingTold)))]
#[post("/v1/meetings")]
async fn meeting_create(call: Call, new: Body<NewMeeting>) -> Result<HttpResponse> {
    call.write(Operation::MeetingCreate, new, |tx, new| Answer::created(&actions::convene(tx, new)?)).await
}

/// Corrects a meeting. Refused once its minutes are locked; its body stays once it has decided. Its decisions that have no
/// day of their own follow its day, with the programmes, actions and legal tasks that came of them; refused while anything
/// else they did is dated by the day it had.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = MeetingChange, responses((status = 200, description = "The meeting, corrected.", body = MeetingTold)))]
#[patch("/v1/meetings/{id}")]
async fn meeting_update(call: Call, id: At<MeetingId>, change: Body<MeetingChange>) -> Result<HttpResponse> {
    call.write(Operation::MeetingUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct(tx, id.get()?, change)?)
    })
    .await
}

/// Takes out a meeting that was recorded by mistake. Refused while anything refers to it.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 204, description = "It is gone.")))]
#[delete("/v1/meetings/{id}")]
async fn meeting_delete(call: Call, id: At<MeetingId>) -> Result<HttpResponse> {
    call.act(Operation::MeetingDelete, move |tx| {
        actions::take_out(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

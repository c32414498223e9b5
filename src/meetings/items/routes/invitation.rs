//! Invitations over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};

use super::model::{
    Invitation, InvitationChange, InvitationId, InvitationQuery, InvitationTold, NewInvitation,
};
use super::{actions, telling};

doors!(invitation_list, invitation_show, invitation_create, invitation_update, invitation_delete);

/// Lists who was invited to a meeting, in order: by which position, how it was sent, and what was answered; or those alone who
/// are to be told that it was put elsewhere, has another agenda or was called off.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting."), InvitationQuery), responses((status = 200, description = "A page of invitations.", body = Page<InvitationTold>)))]
#[get("/v1/meetings/{id}/invitations")]
async fn invitation_list(call: Call<InvitationQuery>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::InvitationList, move |tx, asked| {
        Answer::listed(&telling::list(tx, id.get()?, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one invitation.
#[utoipa::path(tag = "meetings", params(("id" = InvitationId, Path, description = "The invitation.")), responses((status = 200, description = "The invitation.", body = InvitationTold)))]
#[get("/v1/invitations/{id}")]
async fn invitation_show(call: Call, id: At<InvitationId>) -> Result<HttpResponse> {
    call.read(Operation::InvitationShow, move |tx, _| {
        Answer::shown(&actions::show::<Invitation>(tx, id.get()?.0)?)
    })
    .await
}

/// Invites somebody to a meeting apart from its convocation: a guest, or whoever took a seat since. Refused once the minutes
/// are locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewInvitation, responses((status = 201, description = "The invitation.", body = InvitationTold)))]
#[post("/v1/meetings/{id}/invitations")]
async fn invitation_create(call: Call, id: At<MeetingId>, new: Body<NewInvitation>) -> Result<HttpResponse> {
    call.write(Operation::InvitationCreate, new, move |tx, new| {
        Answer::created(&actions::put_down::<Invitation>(tx, id.get()?, new)?)
    })
    .await
}

/// Records how an invitation was sent, what proves it and what was answered, or corrects that. Refused once the minutes are
/// locked.
#[utoipa::path(tag = "meetings", params(("id" = InvitationId, Path, description = "The invitation.")), request_body = InvitationChange, responses((status = 200, description = "The invitation, corrected.", body = InvitationTold)))]
#[patch("/v1/invitations/{id}")]
async fn invitation_update(
    call: Call,
    id: At<InvitationId>,
    change: Body<InvitationChange>,
) -> Result<HttpResponse> {
    call.write(Operation::InvitationUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct::<Invitation>(tx, id.get()?.0, change)?)
    })
    .await
}

/// Takes back an invitation made by mistake. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = InvitationId, Path, description = "The invitation.")), responses((status = 204, description = "It is gone.")))]
#[delete("/v1/invitations/{id}")]
async fn invitation_delete(call: Call, id: At<InvitationId>) -> Result<HttpResponse> {
    call.act(Operation::InvitationDelete, move |tx| {
        actions::take_out::<Invitation>(tx, id.get()?.0)?;
        Ok(Answer::gone())
    })
    .await
}

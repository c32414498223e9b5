//! Cancellations over HTTP.
use actix_web::{HttpResponse, delete, get, put};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call};

use super::actions;
use super::model::{CancellationTold, NewCancellation};

doors!(meeting_cancellation_show, meeting_cancel, meeting_reinstate);

/// Shows why a meeting was called off, and whether those who had been invited were told.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "The cancellation.", body = CancellationTold)))]
#[get("/v1/meetings/{id}/cancellation")]
async fn meeting_cancellation_show(call: Call, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::MeetingCancellationShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?))
        .await
}

/// Calls a meeting off, with the reason; sent again, corrects the reason, or tells when those invited were told. A meeting
/// that was held is not called off: one of which attendance, an intervention, a decision, minutes, a programme or an action is
/// recorded. From then on it takes none of these and no convocation, its day and place stay, and whoever was invited is to be
/// told (`invitations?to_tell=true`). `If-Match` takes the ETag of the meeting or of its cancellation, which count their states
/// together, or `*`.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewCancellation, responses((status = 200, description = "The cancellation.", body = CancellationTold)))]
#[put("/v1/meetings/{id}/cancellation")]
async fn meeting_cancel(call: Call, id: At<MeetingId>, new: Body<NewCancellation>) -> Result<HttpResponse> {
    call.write(Operation::MeetingCancel, new, move |tx, new| {
        Answer::shown(&actions::cancel(tx, id.get()?, new)?)
    })
    .await
}

/// Takes a cancellation out, recorded by mistake or thought better of: the meeting takes place after all, on the day it had.
/// Refused where its body is not there any more on that day.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 204, description = "It takes place.")))]
#[delete("/v1/meetings/{id}/cancellation")]
async fn meeting_reinstate(call: Call, id: At<MeetingId>) -> Result<HttpResponse> {
    call.act(Operation::MeetingReinstate, move |tx| {
        actions::reinstate(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

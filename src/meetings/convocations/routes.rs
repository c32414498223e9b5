//! Convocations over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::actions;
use super::model::{ConvocationTold, NewConvocation};

doors!(convocation_list, convocation_create);

/// Lists the convocations of a meeting, the first first: what each announced, with which notice, what of that changed since,
/// and how many know no better and are to be told (`to_tell`; who they are, `invitations?to_tell=true` lists).
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "A page of convocations.", body = Page<ConvocationTold>)))]
#[get("/v1/meetings/{id}/convocations")]
async fn convocation_list(call: Call<ListOnly>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::ConvocationList, move |tx, asked| {
        Answer::listed(&actions::list(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Convenes a meeting: whoever holds a seat in the body on its day and is not suspended is invited, as lines of the meeting
/// (`invitations`), and its day, hour, place and agenda are kept as they are announced. A notice shorter than the statutes
/// ask is refused or warned of, as they say, unless it is urgent and told why. A second call (`call: 2`) follows a first
/// that had no quorum, at an hour of its own: the quorum is then that of a second call.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewConvocation, responses((status = 201, description = "The convocation.", body = ConvocationTold)))]
#[post("/v1/meetings/{id}/convocations")]
async fn convocation_create(
    call: Call,
    id: At<MeetingId>,
    new: Body<NewConvocation>,
) -> Result<HttpResponse> {
    call.write(Operation::ConvocationCreate, new, move |tx, new| {
        Answer::created(&actions::convene(tx, id.get()?, new)?)
    })
    .await
}

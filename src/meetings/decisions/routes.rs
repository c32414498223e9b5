//! Decisions over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::basis::{DecisionId, MeetingId};
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::actions;
use super::model::{BodyDecisionQuery, DecisionTold, NewDecision};

doors!(decision_list, decision_show, meeting_decision_list, decision_create);

/// Lists decisions by the day they were taken: those of a body, or all.
#[utoipa::path(tag = "meetings", params(BodyDecisionQuery), responses((status = 200, description = "A page of decisions.", body = Page<DecisionTold>)))]
#[get("/v1/decisions")]
async fn decision_list(call: Call<BodyDecisionQuery>) -> Result<HttpResponse> {
    call.read(Operation::DecisionList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one decision: how it was settled, what it ordered, what came of it, and the quorum of its meeting.
#[utoipa::path(tag = "meetings", params(("id" = DecisionId, Path, description = "The decision.")), responses((status = 200, description = "The decision.", body = DecisionTold)))]
#[get("/v1/decisions/{id}")]
async fn decision_show(call: Call, id: At<DecisionId>) -> Result<HttpResponse> {
    call.read(Operation::DecisionShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Lists the decisions of a meeting, by their numbers.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "A page of decisions.", body = Page<DecisionTold>)))]
#[get("/v1/meetings/{id}/decisions")]
async fn meeting_decision_list(call: Call<ListOnly>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::MeetingDecisionList, move |tx, asked| {
        Answer::listed(&actions::list_of_meeting(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Records a decision of a meeting and executes it. Its effects are carried out in order, in the same
/// transaction, and each thing they make points back to the decision; when one is refused, nothing is
/// recorded and the problem says which one (`/effects/2`). A change in a governing body, or in what stands
/// under one, opens the legal task the statutes ask for. Refused while too few of those who vote are on the attendance
/// sheet (`quorum-is-not-met`), or nobody is (`attendance-is-not-recorded`), unless it is history: of a day before today, and
/// told with its `source`. Votes that do not reach the majority the statutes ask carry nothing out (`votes-do-not-carry-it`);
/// what orders nothing is then recorded as `rejected`. Where the statutes have a body above confirm such a decision, it waits for
/// that (`unconfirmed`), and nothing is carried out until then. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewDecision, responses((status = 201, description = "The decision, with what came of each effect.", body = DecisionTold)))]
#[post("/v1/meetings/{id}/decisions")]
async fn decision_create(
    call: Call,
    id: At<MeetingId>,
    new: Body<NewDecision, 1024>,
) -> Result<HttpResponse> {
    call.write(Operation::DecisionCreate, new, move |tx, new| {
        Answer::created(&actions::decide(tx, id.get()?, new)?)
    })
    .await
}

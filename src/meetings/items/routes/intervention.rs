//! Interventions over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::actions;
use super::model::{Intervention, InterventionChange, InterventionId, InterventionTold, NewIntervention};

doors!(intervention_list, intervention_show, intervention_create, intervention_update, intervention_delete);

/// Lists what was said at a meeting, in the order of speaking.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "A page of interventions.", body = Page<InterventionTold>)))]
#[get("/v1/meetings/{id}/interventions")]
async fn intervention_list(call: Call<ListOnly>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::InterventionList, move |tx, asked| {
        Answer::listed(&actions::list::<Intervention>(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Shows one intervention.
#[utoipa::path(tag = "meetings", params(("id" = InterventionId, Path, description = "The intervention.")), responses((status = 200, description = "The intervention.", body = InterventionTold)))]
#[get("/v1/interventions/{id}")]
async fn intervention_show(call: Call, id: At<InterventionId>) -> Result<HttpResponse> {
    call.read(Operation::InterventionShow, move |tx, _| {
        Answer::shown(&actions::show::<Intervention>(tx, id.get()?.0)?)
    })
    .await
}

/// Records what a person said at a meeting, or a group in a collective statement, under the number given or the
/// next one. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewIntervention, responses((status = 201, description = "The intervention.", body = InterventionTold)))]
#[post("/v1/meetings/{id}/interventions")]
async fn intervention_create(
    call: Call,
    id: At<MeetingId>,
    new: Body<NewIntervention>,
) -> Result<HttpResponse> {
    call.write(Operation::InterventionCreate, new, move |tx, new| {
        Answer::created(&actions::put_down::<Intervention>(tx, id.get()?, new)?)
    })
    .await
}

/// Corrects an intervention. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = InterventionId, Path, description = "The intervention.")), request_body = InterventionChange, responses((status = 200, description = "The intervention, corrected.", body = InterventionTold)))]
#[patch("/v1/interventions/{id}")]
async fn intervention_update(
    call: Call,
    id: At<InterventionId>,
    change: Body<InterventionChange>,
) -> Result<HttpResponse> {
    call.write(Operation::InterventionUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct::<Intervention>(tx, id.get()?.0, change)?)
    })
    .await
}

/// Takes out an intervention recorded by mistake. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = InterventionId, Path, description = "The intervention.")), responses((status = 204, description = "It is gone.")))]
#[delete("/v1/interventions/{id}")]
async fn intervention_delete(call: Call, id: At<InterventionId>) -> Result<HttpResponse> {
    call.act(Operation::InterventionDelete, move |tx| {
        actions::take_out::<Intervention>(tx, id.get()?.0)?;
        Ok(Answer::gone())
    })
    .await
}

//! Proposals over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::actions;
use super::model::{NewProposal, Proposal, ProposalChange, ProposalId, ProposalTold};

doors!(proposal_list, proposal_show, proposal_create, proposal_update, proposal_delete);

/// Lists what was proposed at a meeting, in order.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "A page of proposals.", body = Page<ProposalTold>)))]
#[get("/v1/meetings/{id}/proposals")]
async fn proposal_list(call: Call<ListOnly>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::ProposalList, move |tx, asked| {
        Answer::listed(&actions::list::<Proposal>(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Shows one proposal.
#[utoipa::path(tag = "meetings", params(("id" = ProposalId, Path, description = "The proposal.")), responses((status = 200, description = "The proposal.", body = ProposalTold)))]
#[get("/v1/proposals/{id}")]
async fn proposal_show(call: Call, id: At<ProposalId>) -> Result<HttpResponse> {
    call.read(Operation::ProposalShow, move |tx, _| {
        Answer::shown(&actions::show::<Proposal>(tx, id.get()?.0)?)
    })
    .await
}

/// Records a proposal put to a meeting. It creates nothing: only a decision does. Refused once the minutes are
/// locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewProposal, responses((status = 201, description = "The proposal.", body = ProposalTold)))]
#[post("/v1/meetings/{id}/proposals")]
async fn proposal_create(call: Call, id: At<MeetingId>, new: Body<NewProposal>) -> Result<HttpResponse> {
    call.write(Operation::ProposalCreate, new, move |tx, new| {
        Answer::created(&actions::put_down::<Proposal>(tx, id.get()?, new)?)
    })
    .await
}

/// Corrects a proposal. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = ProposalId, Path, description = "The proposal.")), request_body = ProposalChange, responses((status = 200, description = "The proposal, corrected.", body = ProposalTold)))]
#[patch("/v1/proposals/{id}")]
async fn proposal_update(
    call: Call,
    id: At<ProposalId>,
    change: Body<ProposalChange>,
) -> Result<HttpResponse> {
    call.write(Operation::ProposalUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct::<Proposal>(tx, id.get()?.0, change)?)
    })
    .await
}

/// Takes out a proposal recorded by mistake. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = ProposalId, Path, description = "The proposal.")), responses((status = 204, description = "It is gone.")))]
#[delete("/v1/proposals/{id}")]
async fn proposal_delete(call: Call, id: At<ProposalId>) -> Result<HttpResponse> {
    call.act(Operation::ProposalDelete, move |tx| {
        actions::take_out::<Proposal>(tx, id.get()?.0)?;
        Ok(Answer::gone())
    })
    .await
}

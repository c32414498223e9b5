//! What was said and proposed, over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, Call, Page};

use super::actions;
use super::model::{InterventionFound, InterventionKind, InterventionQuery, ProposalFound, ProposalQuery};

doors!(said_intervention_list, said_proposal_list; InterventionKind);

/// Finds what was said, at whichever meeting: by its words, by who spoke, by body and by day, collective statements too. The
/// last meeting comes first, and of a meeting whoever spoke first. With `as_of`, only what was said by that day.
#[utoipa::path(tag = "meetings", params(InterventionQuery), responses((status = 200, description = "A page of interventions.", body = Page<InterventionFound>)))]
#[get("/v1/interventions")]
async fn said_intervention_list(call: Call<InterventionQuery>) -> Result<HttpResponse> {
    call.read(Operation::SaidInterventionList, |tx, asked| {
        Answer::listed(&actions::interventions(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Finds what was proposed, to whichever meeting: by its words, by who put it, by body and by day. The last meeting comes
/// first, and of a meeting the first proposal. With `as_of`, only what was proposed by that day.
#[utoipa::path(tag = "meetings", params(ProposalQuery), responses((status = 200, description = "A page of proposals.", body = Page<ProposalFound>)))]
#[get("/v1/proposals")]
async fn said_proposal_list(call: Call<ProposalQuery>) -> Result<HttpResponse> {
    call.read(Operation::SaidProposalList, |tx, asked| {
        Answer::listed(&actions::proposals(tx, &asked.query, &asked.listing)?)
    })
    .await
}

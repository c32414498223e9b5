//! Votes over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::basis::DecisionId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, Page};

use super::actions;
use super::model::{VoteQuery, VoteTold};

doors!(decision_vote_list);

/// Lists who voted how on a decision that was taken by roll call, and who was recused from it, in the order of the roll.
/// Of a secret ballot nobody is listed who voted.
#[utoipa::path(tag = "meetings", params(("id" = DecisionId, Path, description = "The decision."), VoteQuery), responses((status = 200, description = "A page of votes.", body = Page<VoteTold>)))]
#[get("/v1/decisions/{id}/votes")]
async fn decision_vote_list(call: Call<VoteQuery>, id: At<DecisionId>) -> Result<HttpResponse> {
    call.read(Operation::DecisionVoteList, move |tx, asked| {
        Answer::listed(&actions::list(tx, id.get()?, &asked.query, &asked.listing)?)
    })
    .await
}

//! Standings over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};
use crate::persons::MembershipId;

use super::actions;
use super::model::{NewReinstatement, NewSuspension, Reinstated, StandingTold, Suspended};

doors!(membership_standing_list, membership_suspend, membership_reinstate);

/// Lists how a member stood from which day on, on whose word and on what basis, the first first. A suspension that has a
/// last day is over after it by itself: the member is active again, until the next standing begins.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), responses((status = 200, description = "A page of standings.", body = Page<StandingTold>)))]
#[get("/v1/memberships/{id}/standings")]
async fn membership_standing_list(call: Call<ListOnly>, id: At<MembershipId>) -> Result<HttpResponse> {
    call.read(Operation::MembershipStandingList, move |tx, asked| {
        Answer::listed(&actions::list(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Suspends a member from day to day, by a decision or on a source. Meanwhile everything he or she holds by membership,
/// office or grant rests; the offices stay theirs, and a deputy presides for whoever heads a body. It takes the permission
/// wherever the person holds something, as to end a membership does.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), request_body = NewSuspension, responses((status = 200, description = "The membership, and the suspension.", body = Suspended)))]
#[post("/v1/memberships/{id}/suspensions")]
async fn membership_suspend(
    call: Call,
    id: At<MembershipId>,
    new: Body<NewSuspension>,
) -> Result<HttpResponse> {
    call.write(Operation::MembershipSuspend, new, move |tx, new| {
        Answer::shown(&actions::suspend(tx, id.get()?, new)?)
    })
    .await
}

/// Lifts a suspension from a day on, by a decision or on a source: that it was, stays on record. One that has not begun by
/// then is called off. Nobody is reinstated after the last day of the membership. It takes the permission wherever the person
/// holds something.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), request_body = NewReinstatement, responses((status = 200, description = "The membership, and what is left of the suspension.", body = Reinstated)))]
#[post("/v1/memberships/{id}/reinstatements")]
async fn membership_reinstate(
    call: Call,
    id: At<MembershipId>,
    new: Body<NewReinstatement>,
) -> Result<HttpResponse> {
    call.write(Operation::MembershipReinstate, new, move |tx, new| {
        Answer::shown(&actions::reinstate(tx, id.get()?, new)?)
    })
    .await
}

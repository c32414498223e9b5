//! Rights over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::{Operation, Principal};
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};

use super::actions;
use super::model::{
    ExplainQuery, Explanation, GrantId, GrantQuery, GrantTold, Me, NewDelegation, NewEmergency, NewGrant,
};

doors!(
    me_show,
    access_explain,
    grant_list,
    grant_show,
    grant_create,
    grant_revoke,
    delegation_create,
    emergency_create;
    Principal
);

/// Tells who is asking, and what they may do where.
#[utoipa::path(tag = "access", responses((status = 200, description = "The caller.", body = Me)))]
#[get("/v1/me")]
async fn me_show(call: Call) -> Result<HttpResponse> {
    call.read(Operation::MeShow, |tx, _| Answer::composed(&actions::me(tx)?)).await
}

/// Tells whether somebody holds a permission over something, and by what, or why not: also, that a grant has lapsed because
/// whoever gave it does not hold that any more, or that an emergency ended with the right to take it. What operations ask
/// beside the permission is told (`asks_beside`), and about a person, whether that is held too (`has_beside`). Rights are told
/// as they are today. One's own are told to everybody; another's to whoever reads rights there.
#[utoipa::path(tag = "access", params(ExplainQuery), responses((status = 200, description = "Why, or why not.", body = Explanation)))]
#[get("/v1/access/explain")]
async fn access_explain(call: Call<ExplainQuery>) -> Result<HttpResponse> {
    call.read(Operation::AccessExplain, |tx, asked| Answer::composed(&actions::explain(tx, &asked.query)?))
        .await
}

/// Lists the rights that were given beside office: grants, delegations, emergencies; oldest first. It shows the caller's own,
/// those it gave, and those over a territory or a body where it reads rights; what is given over the whole party is shown to
/// whoever reads rights there.
#[utoipa::path(tag = "access", params(GrantQuery), responses((status = 200, description = "A page of grants.", body = Page<GrantTold>)))]
#[get("/v1/access/grants")]
async fn grant_list(call: Call<GrantQuery>) -> Result<HttpResponse> {
    call.read(Operation::GrantList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one grant: one's own, one that one gave, or anybody's for whoever reads rights where it lies.
#[utoipa::path(tag = "access", params(("id" = GrantId, Path, description = "The grant.")), responses((status = 200, description = "The grant.", body = GrantTold)))]
#[get("/v1/access/grants/{id}")]
async fn grant_show(call: Call, id: At<GrantId>) -> Result<HttpResponse> {
    call.read(Operation::GrantShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Gives rights to another, on a decision or a source. Whoever gives holds `access.grant` and all that is given, over all it
/// is given over; nobody gives to oneself. What is given rests on the giver: it gives what the giver still holds, over all it
/// is given over, and may give on (`rests_on`).
#[utoipa::path(tag = "access", request_body = NewGrant, responses((status = 201, description = "The grant.", body = GrantTold)))]
#[post("/v1/access/grants")]
async fn grant_create(call: Call, new: Body<NewGrant>) -> Result<HttpResponse> {
    call.write(Operation::GrantCreate, new, |tx, new| Answer::created(&actions::grant(tx, new)?)).await
}

/// Takes rights back, from the very next request on.
#[utoipa::path(tag = "access", params(("id" = GrantId, Path, description = "The grant.")), responses((status = 200, description = "The grant, taken back.", body = GrantTold)))]
#[post("/v1/access/grants/{id}/revocations")]
async fn grant_revoke(call: Call, id: At<GrantId>) -> Result<HttpResponse> {
    call.act(Operation::GrantRevoke, move |tx| Answer::shown(&actions::revoke(tx, id.get()?)?)).await
}

/// Hands some of the powers of the caller's own office to a member for a time. It gives what the office gives, no more,
/// and dies with the appointment. What was done with it in the office's name lasts: whom a delegate appointed stays.
#[utoipa::path(tag = "access", request_body = NewDelegation, responses((status = 201, description = "The delegation, a grant.", body = GrantTold)))]
#[post("/v1/access/delegations")]
async fn delegation_create(call: Call, new: Body<NewDelegation>) -> Result<HttpResponse> {
    call.write(Operation::DelegationCreate, new, |tx, new| Answer::created(&actions::delegate(tx, new)?))
        .await
}

/// Gives the caller rights it does not hold, for some minutes and with a reason (break-glass): none by which somebody would
/// be raised for longer, as to appoint, to admit or to give rights. The journal tells it, and whoever reads rights sees it
/// at once.
#[utoipa::path(tag = "access", request_body = NewEmergency, responses((status = 201, description = "The emergency, a grant.", body = GrantTold)))]
#[post("/v1/access/emergencies")]
async fn emergency_create(call: Call, new: Body<NewEmergency>) -> Result<HttpResponse> {
    call.write(Operation::EmergencyCreate, new, |tx, new| Answer::created(&actions::break_glass(tx, new)?))
        .await
}

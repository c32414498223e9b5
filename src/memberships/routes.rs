//! Memberships over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Change, Page};
use crate::persons::MembershipId;

use super::actions;
use super::model::{Membership, MembershipDetails, MembershipQuery, NewMembership};

/// A correction of a membership.
type MembershipChange = Change<MembershipDetails>;

doors!(membership_list, membership_show, membership_create, membership_update, membership_delete);

/// Lists the memberships that had begun by the day asked for, the earliest recorded first; those that had ended are told with how.
#[utoipa::path(tag = "memberships", params(MembershipQuery), responses((status = 200, description = "A page of memberships.", body = Page<Membership>)))]
#[get("/v1/memberships")]
async fn membership_list(call: Call<MembershipQuery>) -> Result<HttpResponse> {
    call.read(Operation::MembershipList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one membership, with the person's name and how he or she stood on the day asked for.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), responses((status = 200, description = "The membership.", body = Membership)))]
#[get("/v1/memberships/{id}")]
async fn membership_show(call: Call, id: At<MembershipId>) -> Result<HttpResponse> {
    call.read(Operation::MembershipShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Records that a person is a member. Nobody is a member twice on one day, and no two memberships share a number. One that
/// is still to begin rests what its person holds until then: it takes the permission over all of that, as to end one does.
/// Whoever was refused for good, or was put out and may not come back yet, is recognized, under another record too, and not
/// admitted: only an application that is accepted lifts that.
#[utoipa::path(tag = "memberships", request_body = NewMembership, responses((status = 201, description = "The membership.", body = Membership)))]
#[post("/v1/memberships")]
async fn membership_create(call: Call, new: Body<NewMembership>) -> Result<HttpResponse> {
    call.write(Operation::MembershipCreate, new, |tx, new| Answer::created(&actions::record(tx, new)?)).await
}

/// Corrects the number, unit, days or sources of a membership; whose it is cannot change. An end is recorded by `/end`; null takes it back.
/// To correct its days takes the permission wherever its person holds something, as to end it does.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), request_body = MembershipChange, responses((status = 200, description = "The membership, corrected.", body = Membership)))]
#[patch("/v1/memberships/{id}")]
async fn membership_update(
    call: Call,
    id: At<MembershipId>,
    change: Body<MembershipChange>,
) -> Result<HttpResponse> {
    call.write(Operation::MembershipUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct(tx, id.get()?, change)?)
    })
    .await
}

/// Takes out a membership that was recorded by mistake; one that came to its end is ended instead. It takes
/// the permission wherever its person holds something, as to end it does.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/memberships/{id}")]
async fn membership_delete(call: Call, id: At<MembershipId>) -> Result<HttpResponse> {
    call.act(Operation::MembershipDelete, move |tx| {
        actions::delete(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

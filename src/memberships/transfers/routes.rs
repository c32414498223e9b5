//! Transfers over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};
use crate::persons::MembershipId;

use super::actions;
use super::model::{NewRefusal, NewTransfer, TransferId, TransferQuery, TransferTold};

doors!(transfer_create, transfer_list, transfer_show, transfer_consent, transfer_refuse);

/// Asks that a member go to another unit on a day: the member for himself or herself, or whoever holds the permission over
/// the membership. Any unit may be named. Who speaks for one of the two units has consented for it by asking. A membership has one
/// transfer pending at a time.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), request_body = NewTransfer, responses((status = 201, description = "The transfer.", body = TransferTold)))]
#[post("/v1/memberships/{id}/transfers")]
async fn transfer_create(call: Call, id: At<MembershipId>, new: Body<NewTransfer>) -> Result<HttpResponse> {
    call.write(Operation::TransferCreate, new, move |tx, new| {
        Answer::created(&actions::ask(tx, id.get()?, new)?)
    })
    .await
}

/// Lists transfers, the earliest recorded first: one's own, and those from and to units over which one holds the permission.
#[utoipa::path(tag = "memberships", params(TransferQuery), responses((status = 200, description = "A page of transfers.", body = Page<TransferTold>)))]
#[get("/v1/membership-transfers")]
async fn transfer_list(call: Call<TransferQuery>) -> Result<HttpResponse> {
    call.read(Operation::TransferList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one transfer, to its member and to whoever speaks for one of the two units.
#[utoipa::path(tag = "memberships", params(("id" = TransferId, Path, description = "The transfer.")), responses((status = 200, description = "The transfer.", body = TransferTold)))]
#[get("/v1/membership-transfers/{id}")]
async fn transfer_show(call: Call, id: At<TransferId>) -> Result<HttpResponse> {
    call.read(Operation::TransferShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Consents to a transfer, for the unit over which one holds the permission, or for both, wherever the member is. Once both have, the member is of the
/// other unit from the day asked for, or from today, if that has passed; every day before still shows the old one. Nobody
/// consents to a transfer of one's own.
#[utoipa::path(tag = "memberships", params(("id" = TransferId, Path, description = "The transfer.")), responses((status = 200, description = "The transfer.", body = TransferTold)))]
#[post("/v1/membership-transfers/{id}/consents")]
async fn transfer_consent(call: Call, id: At<TransferId>) -> Result<HttpResponse> {
    call.act(Operation::TransferConsent, move |tx| Answer::shown(&actions::consent(tx, id.get()?)?)).await
}

/// Refuses a transfer that is pending, with a reason, for the unit over which one holds the permission; the member himself or
/// herself lets it be so too.
#[utoipa::path(tag = "memberships", params(("id" = TransferId, Path, description = "The transfer.")), request_body = NewRefusal, responses((status = 200, description = "The transfer, refused.", body = TransferTold)))]
#[post("/v1/membership-transfers/{id}/refusals")]
async fn transfer_refuse(call: Call, id: At<TransferId>, new: Body<NewRefusal>) -> Result<HttpResponse> {
    call.write(Operation::TransferRefuse, new, move |tx, new| {
        Answer::shown(&actions::refuse(tx, id.get()?, new)?)
    })
    .await
}

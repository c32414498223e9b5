//! Mandates over HTTP.
use actix_web::{HttpResponse, get, patch, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Change, Page};

use super::actions;
use super::model::{Mandate, MandateDetails, MandateEnd, MandateId, MandateQuery, NewMandate};

/// A correction of a mandate.
type MandateChange = Change<MandateDetails>;

doors!(mandate_list, mandate_show, mandate_create, mandate_update, mandate_end);

/// Lists the public mandates in force on the day asked for, or all there ever were, the earliest recorded first: of a
/// person, in an institution, under a territory, by what is done there. Each is within reach by its institution's territory
/// or by its holder.
#[utoipa::path(tag = "mandates", params(MandateQuery), responses((status = 200, description = "A page of mandates.", body = Page<Mandate>)))]
#[get("/v1/mandates")]
async fn mandate_list(call: Call<MandateQuery>) -> Result<HttpResponse> {
    call.read(Operation::MandateList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one mandate, with who holds it, where, and whether it held on the day asked for.
#[utoipa::path(tag = "mandates", params(("id" = MandateId, Path, description = "The mandate.")), responses((status = 200, description = "The mandate.", body = Mandate)))]
#[get("/v1/mandates/{id}")]
async fn mandate_show(call: Call, id: At<MandateId>) -> Result<HttpResponse> {
    call.read(Operation::MandateShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Records that a person holds a public mandate in an institution of the State. He or she need not be a member, and may
/// hold several, but not two in one institution on one day. One alone presides over an institution on a day, and one is its
/// second vice-president. It takes the permission over the person.
#[utoipa::path(tag = "mandates", request_body = NewMandate, responses((status = 201, description = "The mandate.", body = Mandate)))]
#[post("/v1/mandates")]
async fn mandate_create(call: Call, new: Body<NewMandate>) -> Result<HttpResponse> {
    call.write(Operation::MandateCreate, new, |tx, new| Answer::created(&actions::record(tx, new)?)).await
}

/// Corrects what is told of a mandate, confirms it, or marks it as false; whose it is and where cannot change. An end is
/// recorded by `/end`; null takes it back.
#[utoipa::path(tag = "mandates", params(("id" = MandateId, Path, description = "The mandate.")), request_body = MandateChange, responses((status = 200, description = "The mandate, corrected.", body = Mandate)))]
#[patch("/v1/mandates/{id}")]
async fn mandate_update(call: Call, id: At<MandateId>, change: Body<MandateChange>) -> Result<HttpResponse> {
    call.write(Operation::MandateUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct(tx, id.get()?, change)?)
    })
    .await
}

/// Ends a mandate: its last day, which is still one of its days, and how and why it ended. No membership changes by it.
#[utoipa::path(tag = "mandates", params(("id" = MandateId, Path, description = "The mandate.")), request_body = MandateEnd, responses((status = 200, description = "The mandate, ended.", body = Mandate)))]
#[post("/v1/mandates/{id}/end")]
async fn mandate_end(call: Call, id: At<MandateId>, end: Body<MandateEnd>) -> Result<HttpResponse> {
    call.write(Operation::MandateEnd, end, move |tx, end| Answer::shown(&actions::end(tx, id.get()?, end)?))
        .await
}

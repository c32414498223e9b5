//! Reorganizations over HTTP.
use actix_web::{HttpResponse, patch, post};

use crate::access::Operation;
use crate::basis::ActId;
use crate::bodies::{BodyRef, BodyReformed};
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call};
use crate::territory::TerritoryCode;
use crate::territory::moves::{NewTerritoryMove, Renumbering};

use super::actions;
use super::model::{
    ActChange, ActCorrected, ActWithdrawn, Dissolution, Merger, Split, TerritoryReformed, Withdrawal,
};

doors!(body_dissolve, body_merge, body_split, territory_move, territory_renumber, act_update, act_withdraw);

/// Dissolves a body, and tells everything that comes of it. Bodies under it and appointments in it must have ended by its
/// last day, unless the dissolution says what becomes of them.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "Its id or slug.")), request_body = Dissolution, responses((status = 200, description = "The body, dissolved, and what came of it.", body = BodyReformed)))]
#[post("/v1/bodies/{body}/dissolutions")]
async fn body_dissolve(
    call: Call,
    body: At<BodyRef>,
    dissolution: Body<Dissolution>,
) -> Result<HttpResponse> {
    call.write(Operation::BodyDissolve, dissolution, move |tx, dissolution| {
        Answer::shown(&actions::dissolve(tx, &body.get()?, dissolution)?)
    })
    .await
}

/// Merges other bodies into this one. They end the day before, their appointments with them; their members, bodies,
/// actions, legal tasks and planned meetings are this body's from that day.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "The body that takes the others in, by id or slug.")), request_body = Merger, responses((status = 200, description = "The body, and what came of the merger.", body = BodyReformed)))]
#[post("/v1/bodies/{body}/mergers")]
async fn body_merge(call: Call, body: At<BodyRef>, merger: Body<Merger>) -> Result<HttpResponse> {
    call.write(Operation::BodyMerge, merger, move |tx, merger| {
        Answer::shown(&actions::merge(tx, &body.get()?, merger)?)
    })
    .await
}

/// Splits a body: new ones are formed out of it, and it goes on or ends. Members and the bodies under it can go to the
/// new body whose territory they are in.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "The body that is split, by id or slug.")), request_body = Split, responses((status = 200, description = "The old body, and what came of the split.", body = BodyReformed)))]
#[post("/v1/bodies/{body}/splits")]
async fn body_split(call: Call, body: At<BodyRef>, split: Body<Split>) -> Result<HttpResponse> {
    call.write(Operation::BodySplit, split, move |tx, split| {
        Answer::shown(&actions::split(tx, &body.get()?, split)?)
    })
    .await
}

/// Records that a territory belongs to another from a day on, with everything in it. Every day before still shows the
/// old tree; its bodies and residents follow.
#[utoipa::path(tag = "territories", params(("code" = TerritoryCode, Path, description = "The official code.")), request_body = NewTerritoryMove, responses((status = 200, description = "The territory, and what came of it.", body = TerritoryReformed)))]
#[post("/v1/territories/{code}/moves")]
async fn territory_move(
    call: Call,
    code: At<TerritoryCode>,
    new: Body<NewTerritoryMove>,
) -> Result<HttpResponse> {
    call.write(Operation::TerritoryMove, new, move |tx, new| {
        Answer::shown(&actions::transfer(tx, code.get()?.as_str(), new)?)
    })
    .await
}

/// Records that a territory bears another code from a day on. The old code finds it for ever; its bodies and residents
/// follow.
#[utoipa::path(tag = "territories", params(("code" = TerritoryCode, Path, description = "The official code.")), request_body = Renumbering, responses((status = 200, description = "The territory under its new code, and what came of it.", body = TerritoryReformed)))]
#[post("/v1/territories/{code}/renumberings")]
async fn territory_renumber(
    call: Call,
    code: At<TerritoryCode>,
    new: Body<Renumbering>,
) -> Result<HttpResponse> {
    call.write(Operation::TerritoryRenumber, new, move |tx, new| {
        Answer::shown(&actions::renumber(tx, code.get()?.as_str(), new)?)
    })
    .await
}

/// Corrects an act that was recorded with a wrong day or basis. On another day, everything that happened on its day happens
/// then, and what the right day does not touch is as it was; what was corrected since stays so. Needs the permission to
/// record such an act. Refused where a later change rests on it or stands in its way, or where a decision carries it
/// whose minutes are locked.
#[utoipa::path(tag = "acts", params(("id" = ActId, Path, description = "The act.")), request_body = ActChange, responses((status = 200, description = "The act, corrected, and what came of it.", body = ActCorrected)))]
#[patch("/v1/acts/{id}")]
async fn act_update(call: Call, id: At<ActId>, change: Body<ActChange>) -> Result<HttpResponse> {
    call.write(Operation::ActUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct(tx, id.get()?, change)?)
    })
    .await
}

/// Withdraws an act, planned or entered by mistake: everything it did is as it was before, and `known_at` still shows what
/// was known until then. Needs the permission to record such an act. Refused where a later change rests on it, or where
/// a decision carries it whose minutes are locked.
#[utoipa::path(tag = "acts", params(("id" = ActId, Path, description = "The act.")), request_body = Withdrawal, responses((status = 200, description = "The act, withdrawn, and what was taken back.", body = ActWithdrawn)))]
#[post("/v1/acts/{id}/withdrawals")]
async fn act_withdraw(call: Call, id: At<ActId>, withdrawal: Body<Withdrawal>) -> Result<HttpResponse> {
    call.write(Operation::ActWithdraw, withdrawal, move |tx, withdrawal| {
        Answer::shown(&actions::withdraw(tx, id.get()?, withdrawal)?)
    })
    .await
}

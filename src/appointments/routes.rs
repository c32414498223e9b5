//! Appointments over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::bodies::BodyRef;
use crate::bodies::positions::PositionId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};

use super::actions;
use super::model::{
    AppointmentChange, AppointmentId, AppointmentQuery, AppointmentTold, Check, Checked, EndedBy, Ending,
    NewAppointment,
};
use super::renewal::{NewRenewal, RenewalTold, renew_and_tell};

doors!(
    appointment_list,
    appointment_show,
    appointment_create,
    appointment_update,
    appointment_delete,
    appointment_resign,
    appointment_revoke,
    appointment_die,
    appointment_exclude,
    appointment_expire,
    body_renew,
    statutes_check
);

/// Lists the appointments in force on the day asked for, or with `history=true` all there ever were.
#[utoipa::path(tag = "appointments", params(AppointmentQuery), responses((status = 200, description = "A page of appointments.", body = Page<AppointmentTold>)))]
#[get("/v1/appointments")]
async fn appointment_list(call: Call<AppointmentQuery>) -> Result<HttpResponse> {
    call.read(Operation::AppointmentList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows an appointment, from the first day it may have begun on, and after its last; its `certainty` is about the day asked for.
#[utoipa::path(tag = "appointments", params(("id" = AppointmentId, Path, description = "The appointment.")), responses((status = 200, description = "The appointment.", body = AppointmentTold)))]
#[get("/v1/appointments/{id}")]
async fn appointment_show(call: Call, id: At<AppointmentId>) -> Result<HttpResponse> {
    call.read(Operation::AppointmentShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Appoints a person to a position, by a decision or on the word of a source. What the statutes block is refused, with
/// its clause; what they warn of, and what cannot be verified, is told in `warnings`. History that a source tells is
/// never refused for a rule: it is kept with its warnings, and listed under `/v1/reports/violations`.
#[utoipa::path(tag = "appointments", params(("id" = PositionId, Path, description = "The position.")), request_body = NewAppointment, responses((status = 201, description = "The appointment.", body = AppointmentTold)))]
#[post("/v1/positions/{id}/appointments")]
async fn appointment_create(
    call: Call,
    id: At<PositionId>,
    new: Body<NewAppointment>,
) -> Result<HttpResponse> {
    call.write(Operation::AppointmentCreate, new, move |tx, new| {
        let made = actions::appoint(tx, id.get()?, new)?;
        Answer::created(&actions::told_one(tx, made.appointment, &made.findings)?)
    })
    .await
}

/// Corrects an appointment: its days, seat, mode, basis. Its holder does not change.
#[utoipa::path(tag = "appointments", params(("id" = AppointmentId, Path, description = "The appointment.")), request_body = AppointmentChange, responses((status = 200, description = "The appointment, corrected.", body = AppointmentTold)))]
#[patch("/v1/appointments/{id}")]
async fn appointment_update(
    call: Call,
    id: At<AppointmentId>,
    change: Body<AppointmentChange>,
) -> Result<HttpResponse> {
    call.write(Operation::AppointmentUpdate, change, move |tx, change| {
        let changed = actions::change(tx, id.get()?, change)?;
        Answer::shown(&actions::told_one(tx, changed.appointment, &changed.findings)?)
    })
    .await
}

/// Takes out an appointment recorded by mistake. One that was real is ended instead.
#[utoipa::path(tag = "appointments", params(("id" = AppointmentId, Path, description = "The appointment.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/appointments/{id}")]
async fn appointment_delete(call: Call, id: At<AppointmentId>) -> Result<HttpResponse> {
    call.act(Operation::AppointmentDelete, move |tx| {
        actions::delete(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

async fn ended(
    call: Call,
    operation: Operation,
    id: At<AppointmentId>,
    by: EndedBy,
    ending: Body<Ending>,
) -> Result<HttpResponse> {
    call.write(operation, ending, move |tx, ending| {
        let ended = actions::end(tx, id.get()?, by, ending)?;
        let left = actions::left_behind(tx, &ended)?;
        Answer::shown(&actions::told_one(tx, ended, &left)?)
    })
    .await
}

/// Records that the holder resigned.
#[utoipa::path(tag = "appointments", params(("id" = AppointmentId, Path, description = "The appointment.")), request_body = Ending, responses((status = 200, description = "The appointment, ended.", body = AppointmentTold)))]
#[post("/v1/appointments/{id}/resignations")]
async fn appointment_resign(call: Call, id: At<AppointmentId>, ending: Body<Ending>) -> Result<HttpResponse> {
    ended(call, Operation::AppointmentResign, id, EndedBy::Resignation, ending).await
}

/// Records that the holder was revoked.
#[utoipa::path(tag = "appointments", params(("id" = AppointmentId, Path, description = "The appointment.")), request_body = Ending, responses((status = 200, description = "The appointment, ended.", body = AppointmentTold)))]
#[post("/v1/appointments/{id}/revocations")]
async fn appointment_revoke(call: Call, id: At<AppointmentId>, ending: Body<Ending>) -> Result<HttpResponse> {
    ended(call, Operation::AppointmentRevoke, id, EndedBy::Revocation, ending).await
}

/// Records that the holder died.
#[utoipa::path(tag = "appointments", params(("id" = AppointmentId, Path, description = "The appointment.")), request_body = Ending, responses((status = 200, description = "The appointment, ended.", body = AppointmentTold)))]
#[post("/v1/appointments/{id}/deaths")]
async fn appointment_die(call: Call, id: At<AppointmentId>, ending: Body<Ending>) -> Result<HttpResponse> {
    ended(call, Operation::AppointmentDie, id, EndedBy::Death, ending).await
}

/// Records that the holder was excluded from the party, by the decision that excluded.
#[utoipa::path(tag = "appointments", params(("id" = AppointmentId, Path, description = "The appointment.")), request_body = Ending, responses((status = 200, description = "The appointment, ended.", body = AppointmentTold)))]
#[post("/v1/appointments/{id}/exclusions")]
async fn appointment_exclude(
    call: Call,
    id: At<AppointmentId>,
    ending: Body<Ending>,
) -> Result<HttpResponse> {
    ended(call, Operation::AppointmentExclude, id, EndedBy::Exclusion, ending).await
}

/// Records that the term was over.
#[utoipa::path(tag = "appointments", params(("id" = AppointmentId, Path, description = "The appointment.")), request_body = Ending, responses((status = 200, description = "The appointment, ended.", body = AppointmentTold)))]
#[post("/v1/appointments/{id}/expirations")]
async fn appointment_expire(call: Call, id: At<AppointmentId>, ending: Body<Ending>) -> Result<HttpResponse> {
    ended(call, Operation::AppointmentExpire, id, EndedBy::Term, ending).await
}

/// Renews a body in one go: those named take their seats, and everybody else leaves the day before, by the same
/// decision. With `dry_run=true` it shows who would leave.
#[utoipa::path(tag = "appointments", params(("body" = BodyRef, Path, description = "Its id or slug.")), request_body = NewRenewal, responses((status = 200, description = "Who left and who came.", body = RenewalTold)))]
#[post("/v1/bodies/{body}/renewals")]
async fn body_renew(call: Call, body: At<BodyRef>, new: Body<NewRenewal, 256>) -> Result<HttpResponse> {
    call.write(Operation::BodyRenew, new, move |tx, new| {
        Answer::composed(&renew_and_tell(tx, &body.get()?, new)?)
    })
    .await
}

/// Tells what proposed appointments would break, judged as if all of them were made: by each of them, and by the bodies
/// they would be in. Nothing is written. A fact that the registry lacks is told as unverifiable, never as broken.
#[utoipa::path(tag = "statutes", request_body = Check, responses((status = 200, description = "What was found.", body = Checked)))]
#[post("/v1/statutes/check")]
async fn statutes_check(call: Call, check: Body<Check>) -> Result<HttpResponse> {
    call.ask(Operation::StatutesCheck, check, |tx, check| Answer::composed(&actions::check(tx, check)?)).await
}

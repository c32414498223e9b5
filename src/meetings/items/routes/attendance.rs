//! Attendances over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::model::{
    Attendance, AttendanceChange, AttendanceId, AttendanceTold, NewAttendance, NewMovements, NewSheet,
    SheetFilled,
};
use super::{actions, movements, sheet};

doors!(
    attendance_list,
    attendance_show,
    attendance_create,
    attendance_fill,
    attendance_pass,
    attendance_update,
    attendance_delete
);

/// Lists the attendance sheet of a meeting, in order.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "A page of attendances.", body = Page<AttendanceTold>)))]
#[get("/v1/meetings/{id}/attendances")]
async fn attendance_list(call: Call<ListOnly>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::AttendanceList, move |tx, asked| {
        Answer::listed(&actions::list::<Attendance>(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Shows one line of an attendance sheet.
#[utoipa::path(tag = "meetings", params(("id" = AttendanceId, Path, description = "The line.")), responses((status = 200, description = "The line.", body = AttendanceTold)))]
#[get("/v1/attendances/{id}")]
async fn attendance_show(call: Call, id: At<AttendanceId>) -> Result<HttpResponse> {
    call.read(Operation::AttendanceShow, move |tx, _| {
        Answer::shown(&actions::show::<Attendance>(tx, id.get()?.0)?)
    })
    .await
}

/// Puts a person, or a group that was not counted, on the attendance sheet of a meeting. Nobody is on it twice.
/// Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewAttendance, responses((status = 201, description = "The line.", body = AttendanceTold)))]
#[post("/v1/meetings/{id}/attendances")]
async fn attendance_create(call: Call, id: At<MeetingId>, new: Body<NewAttendance>) -> Result<HttpResponse> {
    call.write(Operation::AttendanceCreate, new, move |tx, new| {
        Answer::created(&actions::put_down::<Attendance>(tx, id.get()?, new)?)
    })
    .await
}

/// Fills the attendance sheet of a meeting at once: those named, by id or by the number of their membership, stood to it in
/// one way, and, if asked, everybody else who votes in the body in another. Whoever is on the sheet already is corrected.
/// All of them are recorded, or nobody. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewSheet, responses((status = 200, description = "How many were recorded, and how many corrected.", body = SheetFilled)))]
#[post("/v1/meetings/{id}/attendance-sheets")]
async fn attendance_fill(call: Call, id: At<MeetingId>, told: Body<NewSheet, 1024>) -> Result<HttpResponse> {
    call.write(Operation::AttendanceFill, told, move |tx, told| {
        Answer::composed(&sheet::fill(tx, id.get()?, told)?)
    })
    .await
}

/// Tells who came to a meeting, for the first time or again, or left it, at one moment, by id or by the number of the
/// membership. Whoever comes and is not on the sheet, or was excused, is put down as having come then. All of them are
/// recorded, or nobody. Refused where the sheet says otherwise, ahead of time, and once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewMovements, responses((status = 200, description = "How many were put on the sheet, and how many lines changed.", body = SheetFilled)))]
#[post("/v1/meetings/{id}/movements")]
async fn attendance_pass(
    call: Call,
    id: At<MeetingId>,
    told: Body<NewMovements, 1024>,
) -> Result<HttpResponse> {
    call.write(Operation::AttendancePass, told, move |tx, told| {
        Answer::composed(&movements::pass(tx, id.get()?, told)?)
    })
    .await
}

/// Corrects a line of an attendance sheet. Refused once the minutes are locked, and where the meeting decided with a quorum
/// that it would not have any more.
#[utoipa::path(tag = "meetings", params(("id" = AttendanceId, Path, description = "The line.")), request_body = AttendanceChange, responses((status = 200, description = "The line, corrected.", body = AttendanceTold)))]
#[patch("/v1/attendances/{id}")]
async fn attendance_update(
    call: Call,
    id: At<AttendanceId>,
    change: Body<AttendanceChange>,
) -> Result<HttpResponse> {
    call.write(Operation::AttendanceUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct::<Attendance>(tx, id.get()?.0, change)?)
    })
    .await
}

/// Takes a line put by mistake off an attendance sheet. Refused as a correction is.
#[utoipa::path(tag = "meetings", params(("id" = AttendanceId, Path, description = "The line.")), responses((status = 204, description = "It is gone.")))]
#[delete("/v1/attendances/{id}")]
async fn attendance_delete(call: Call, id: At<AttendanceId>) -> Result<HttpResponse> {
    call.act(Operation::AttendanceDelete, move |tx| {
        actions::take_out::<Attendance>(tx, id.get()?.0)?;
        Ok(Answer::gone())
    })
    .await
}

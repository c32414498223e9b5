//! Legal tasks over HTTP.
use actix_web::{HttpResponse, get, patch};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Format, Page, Spoken};

use super::actions;
use super::model::{LegalTaskCalendarQuery, LegalTaskChange, LegalTaskId, LegalTaskQuery, LegalTaskTold};

doors!(legal_task_list, legal_task_calendar, legal_task_show, legal_task_update);

/// Lists what is owed to the authorities, the first due first, as it stood on the day asked for; or gives what is
/// still owed as a calendar, all at once.
#[utoipa::path(tag = "legal tasks", params(LegalTaskQuery, Spoken), responses((status = 200, description = "A page of legal tasks.", content((Page<LegalTaskTold> = "application/json"), (String = "text/calendar")))))]
#[get("/v1/legal-tasks")]
async fn legal_task_list(call: Call<LegalTaskQuery>) -> Result<HttpResponse> {
    call.read(Operation::LegalTaskList, |tx, asked| match asked.format {
        Format::Calendar => Ok(Answer::drawn(Format::Calendar, actions::calendar(tx, &asked.query)?)),
        _ => Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?),
    })
    .await
}

/// Gives what is still owed as a calendar to subscribe to (iCalendar, RFC 5545): an event of a whole day for the day
/// each task is due, the first 1000. Each task has the same name in it for ever.
#[utoipa::path(tag = "legal tasks", params(LegalTaskCalendarQuery, Spoken), responses((status = 200, description = "The calendar.", body = String, content_type = "text/calendar")))]
#[get("/v1/legal-tasks.ics")]
async fn legal_task_calendar(call: Call<LegalTaskCalendarQuery>) -> Result<HttpResponse> {
    call.read(Operation::LegalTaskCalendar, |tx, asked| {
        let LegalTaskCalendarQuery { body, open, due_before } = asked.query.clone();
        let query = LegalTaskQuery { body, open, due_before };
        Ok(Answer::drawn(Format::Calendar, actions::calendar(tx, &query)?))
    })
    .await
}

/// Shows one legal task as it stood on the day asked for.
#[utoipa::path(tag = "legal tasks", params(("id" = LegalTaskId, Path, description = "The task.")), responses((status = 200, description = "The task.", body = LegalTaskTold)))]
#[get("/v1/legal-tasks/{id}")]
async fn legal_task_show(call: Call, id: At<LegalTaskId>) -> Result<HttpResponse> {
    call.read(Operation::LegalTaskShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Tells on which day a legal task was done; null takes that back. Tasks open by themselves, by decisions and by departures.
#[utoipa::path(tag = "legal tasks", params(("id" = LegalTaskId, Path, description = "The task.")), request_body = LegalTaskChange, responses((status = 200, description = "The task, changed.", body = LegalTaskTold)))]
#[patch("/v1/legal-tasks/{id}")]
async fn legal_task_update(
    call: Call,
    id: At<LegalTaskId>,
    change: Body<LegalTaskChange>,
) -> Result<HttpResponse> {
    call.write(Operation::LegalTaskUpdate, change, move |tx, change| {
        Answer::shown(&actions::follow_up(tx, id.get()?, change)?)
    })
    .await
}

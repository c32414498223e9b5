//! Calendars of meetings over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, CalendarsOnly, Call, Format, Spoken};

use super::actions;
use super::model::MeetingCalendarQuery;

doors!(meeting_calendar, meeting_event, my_meeting_calendar);

/// Gives meetings as a calendar (iCalendar, RFC 5545): from a year back to two years ahead unless other days are asked for,
/// the first 1000. Each is an event of its day, at its hour where that is recorded, with its place, its kind or title, the name
/// of its body, and its agenda; one that was called off says so. Those whose day is known in part are no events. Each has the
/// same name in it for ever, and a `SEQUENCE` that counts its changes of day, hour and place.
#[utoipa::path(tag = "meetings", params(MeetingCalendarQuery, Spoken), responses((status = 200, description = "The calendar.", body = String, content_type = "text/calendar")))]
#[get("/v1/meetings.ics")]
async fn meeting_calendar(call: Call<MeetingCalendarQuery>) -> Result<HttpResponse> {
    call.read(Operation::MeetingCalendar, |tx, asked| {
        Ok(Answer::drawn(Format::Calendar, actions::list(tx, &asked.query)?))
    })
    .await
}

/// Gives one meeting as a calendar, to be put into one's own.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting."), Spoken), responses((status = 200, description = "The calendar.", body = String, content_type = "text/calendar")))]
#[get("/v1/meetings/{id}.ics")]
async fn meeting_event(call: Call<CalendarsOnly>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::MeetingEvent, move |tx, _| {
        Ok(Answer::drawn(Format::Calendar, actions::one(tx, id.get()?)?))
    })
    .await
}

/// Gives the caller's own meetings as a calendar: those he or she is invited to, and those of the bodies in which he or she
/// holds a seat and reads meetings; from a year back to two years ahead, the first 1000. The agenda is told where the caller
/// reads the meeting. An app is invited to none.
#[utoipa::path(tag = "meetings", params(Spoken), responses((status = 200, description = "The calendar.", body = String, content_type = "text/calendar")))]
#[get("/v1/me/meetings.ics")]
async fn my_meeting_calendar(call: Call<CalendarsOnly>) -> Result<HttpResponse> {
    call.read(Operation::MyMeetingCalendar, |tx, _| Ok(Answer::drawn(Format::Calendar, actions::own(tx)?)))
        .await
}

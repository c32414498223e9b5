//! Calendar feeds over HTTP.
use actix_web::{HttpResponse, delete, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, CalendarsOnly, Call, Format, ListOnly, Page, Spoken};

use super::actions;
use super::model::{CalendarFeedId, CalendarFeedIssued, CalendarFeedTold, FeedSecret, NewCalendarFeed};

doors!(
    calendar_feed_list,
    calendar_feed_show,
    calendar_feed_create,
    calendar_feed_delete,
    calendar_feed_follow
);

/// Lists the caller's calendar feeds, the first set up first: what each is for and when it was last looked at, never its
/// address.
#[utoipa::path(tag = "meetings", responses((status = 200, description = "A page of calendar feeds.", body = Page<CalendarFeedTold>)))]
#[get("/v1/me/calendar-feeds")]
async fn calendar_feed_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::CalendarFeedList, |tx, asked| Answer::listed(&actions::list(tx, &asked.listing)?))
        .await
}

/// Shows one of the caller's calendar feeds, without its address.
#[utoipa::path(tag = "meetings", params(("id" = CalendarFeedId, Path, description = "The feed.")), responses((status = 200, description = "The feed.", body = CalendarFeedTold)))]
#[get("/v1/me/calendar-feeds/{id}")]
async fn calendar_feed_show(call: Call, id: At<CalendarFeedId>) -> Result<HttpResponse> {
    call.read(Operation::CalendarFeedShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Sets up a calendar feed: an address that a calendar app looks at without a token, for one's own meetings or those of a body
/// whose meetings one reads. The answer carries it (`url`): it is shown this once and kept only as a hash. Whoever has it sees
/// days, hours, places, bodies, kinds and titles, as the owner would at that moment, and nothing else; keep it like a password.
/// It ends when it is taken out, after its last day, with the rights of its owner, and with the token or the sign-on it was
/// asked for with. At most twenty.
#[utoipa::path(tag = "meetings", request_body = NewCalendarFeed, responses((status = 201, description = "The feed, with its address.", body = CalendarFeedIssued)))]
#[post("/v1/me/calendar-feeds")]
async fn calendar_feed_create(call: Call, new: Body<NewCalendarFeed>) -> Result<HttpResponse> {
    call.write(Operation::CalendarFeedCreate, new, |tx, new| Answer::created(&actions::set_up(tx, new)?))
        .await
}

/// Takes a calendar feed out: its address answers no more from the very next look on.
#[utoipa::path(tag = "meetings", params(("id" = CalendarFeedId, Path, description = "The feed.")), responses((status = 204, description = "It is gone.")))]
#[delete("/v1/me/calendar-feeds/{id}")]
async fn calendar_feed_delete(call: Call, id: At<CalendarFeedId>) -> Result<HttpResponse> {
    call.act(Operation::CalendarFeedDelete, move |tx| {
        actions::take_out(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

/// Gives the calendar of a feed to whoever has its address: from a year back to two years ahead, the first 1000 meetings. A
/// feed that was taken out, is over, or whose owner may not see what it shows is not found, like one there never was; a source
/// that asks for such too often within a minute is told 429, and the good ones from there go on answering.
#[utoipa::path(tag = "meetings", params(("secret" = String, Path, description = "The secret of the feed."), Spoken), responses((status = 200, description = "The calendar.", body = String, content_type = "text/calendar")))]
#[get("/v1/calendar-feeds/{secret}.ics")]
async fn calendar_feed_follow(call: Call<CalendarsOnly>, secret: At<FeedSecret>) -> Result<HttpResponse> {
    call.read(Operation::CalendarFeedFollow, move |tx, _| {
        let (calendar, feed) = actions::follow(tx, &secret.get()?)?;
        Ok(Answer::drawn(Format::Calendar, calendar).noting(feed))
    })
    .await
}

//! What is done with calendar feeds: set up, listed, taken out, looked at.
use crate::access::{self, Credential, Permission, Principal, Scope, TokenId};
use crate::bodies::{self, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};
use crate::http::{Listing, Page};
use crate::journal;
use crate::meetings::calendar::{self, Said, Told};
use crate::reach;
use crate::references;
use crate::unknown::Unknown;
use crate::words::filled;

use super::model::{
    CalendarFeed, CalendarFeedId, CalendarFeedIssued, CalendarFeedTold, FeedScope, FeedSecret,
    NewCalendarFeed,
};
use super::{rules, store};

/// What the journal calls it.
const KIND: &str = "calendar_feed";

/// Sets a feed up for the caller; the answer carries its address, once. What is shown must be good for what the feed shows.
pub(super) fn set_up(tx: &mut Tx<'_>, new: &NewCalendarFeed) -> Result<CalendarFeedIssued> {
    let NewCalendarFeed { name, scope, body, expires_on } = new;
    let owner = tx.actor.principal;
    let (person_id, account_id) = owner.ids();
    rules::may_show(*scope, body.is_some(), person_id.is_some())?;
    let beside = store::count(tx, owner.ids())?;
    rules::may_be_set_up(*expires_on, tx.today, beside, tx.actor.networks.is_some())?;
    let body = match body {
        Some(body) => Some(readable(tx, body)?),
        None => expect_to_read_own_meetings(tx, owner).map(|()| None)?,
    };
    let credential = Credential::draw()?;
    let feed = CalendarFeed {
        id: CalendarFeedId(credential.id.0),
        name: name.to_string(),
        scope: *scope,
        body_id: body,
        person_id,
        account_id,
        created_by: tx.actor.id,
        expires_on: *expires_on,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &feed, &credential.hash())?;
    journal::created(tx, KIND, feed.id, &feed)?;
    let url = format!("/v1/calendar-feeds/{}.ics", credential.reveal_feed());
    Ok(CalendarFeedIssued { feed: CalendarFeedTold { feed, last_used_on: None }, url: Some(url) })
}

/// One of the caller's feeds.
pub(super) fn show(tx: &mut Tx<'_>, id: CalendarFeedId) -> Result<CalendarFeedTold> {
    let owner = tx.actor.principal.ids();
    store::find(tx, id, owner)
}

/// The caller's feeds, the first set up first.
pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<CalendarFeedTold>> {
    let owner = tx.actor.principal.ids();
    let total = listing.total(|| store::count(tx, owner))?;
    Ok(listing.page(store::list(tx, owner, listing)?, total, |told| vec![told.feed.id.to_string()]))
}

/// Takes one of the caller's feeds out: it answers no more from the very next look on.
pub(super) fn take_out(tx: &mut Tx<'_>, id: CalendarFeedId) -> Result<()> {
    let owner = tx.actor.principal.ids();
    let before = store::find(tx, id, owner)?.feed;
    tx.expect_version(id, before.version)?;
    store::delete(tx, id)?;
    journal::deleted(tx, KIND, id, &before)
}

/// What a feed shows, and its name for whoever notes that it was looked at. It is looked at as its owner would look, at this
/// very moment; whatever the owner may not see, and whatever is no feed, is not found.
pub(super) fn follow(tx: &mut Tx<'_>, secret: &FeedSecret) -> Result<(String, TokenId)> {
    let told = followed(tx, &secret.0);
    told.map_err(|problem| if problem.kind.status < 500 { Problem::not_found() } else { problem })
        .map(|calendar| (calendar, secret.0.id))
}

fn followed(tx: &mut Tx<'_>, shown: &Credential) -> Result<String> {
    let (feed, hash) = store::shown(tx, CalendarFeedId(shown.id.0))?.ok_or_else(Problem::not_found)?;
    let owner = feed.owner();
    let is_good = shown.matches(&hash) && rules::lasts(feed.expires_on, tx.today);
    if !is_good || !access::stands(tx, feed.created_by, owner)? {
        return Err(Problem::not_found());
    }
    act_as(tx, owner)?;
    let language = tx.language;
    let (meetings, name) = match (feed.scope, feed.body_id, owner) {
        (FeedScope::Body, Some(body), _) => {
            if !reads(tx, body)? {
                return Err(Problem::not_found());
            }
            let found = bodies::brief(tx, &[body])?.pop().ok_or_else(Problem::not_found)?;
            let name = filled(Said::OfBody.say(language), &[("body", found.name(language))]);
            (calendar::of_body(tx, body)?, name)
        }
        (FeedScope::Mine, _, Principal::Person(person)) => {
            expect_to_read_oneself(tx)?;
            (calendar::mine(tx, person)?, Said::Mine.say(language).to_owned())
        }
        _ => return Err(Problem::not_found()),
    };
    calendar::written(tx, &meetings, &name, &Told::Nothing)
}

/// The body that is named, whose meetings the caller reads. One that is seen for something else is refused with what is
/// missing named, any other is unknown.
fn readable(tx: &mut Tx<'_>, named: &BodyRef) -> Result<BodyId> {
    let found = bodies::find(tx, named)
        .map_err(|problem| if problem.is_not_found() { Unknown::Body.into() } else { problem })?;
    if reads(tx, found.id)? {
        return Ok(found.id);
    }
    references::body(tx, named)?;
    Err(Problem::of(&kinds::NOT_ALLOWED).because(Permission::ReadMeetings.word()))
}

fn reads(tx: &mut Tx<'_>, body: BodyId) -> Result<bool> {
    reach::holds(tx, Permission::ReadMeetings, &Scope::Body(body.0))
}

/// Goes on only if one's own record may be read.
fn expect_to_read_oneself(tx: &Tx<'_>) -> Result<()> {
    let reads = Permission::ReadOneself;
    if tx.holdings.has(reads) { Ok(()) } else { Err(Problem::of(&kinds::NOT_ALLOWED).because(reads.word())) }
}

/// Goes on only if one's own record may be read, and the meetings of one's bodies by whatever is shown, where their holder
/// may.
fn expect_to_read_own_meetings(tx: &mut Tx<'_>, owner: Principal) -> Result<()> {
    expect_to_read_oneself(tx)?;
    let reads = Permission::ReadMeetings;
    let is_narrowed = !tx.holdings.has(reads) && reach::held(tx, owner)?.holdings.has(reads);
    if is_narrowed { Err(Problem::of(&kinds::NOT_ALLOWED).because(reads.word())) } else { Ok(()) }
}

/// Lets the rest be looked at with what the owner holds, save what was taken in an emergency: looks under that are recorded.
fn act_as(tx: &mut Tx<'_>, owner: Principal) -> Result<()> {
    let mut held = reach::held(tx, owner)?.holdings;
    held.held.retain(|holding| !holding.is_of_an_emergency());
    tx.holdings = held;
    tx.reached = None;
    tx.actor.principal = owner;
    Ok(())
}

//! Calendar feeds in the database. When each was last looked at is kept where that of tokens is.
use diesel::prelude::*;

use crate::db::{AnyId, Moment, Tx, calendar_feeds, token_uses};
use crate::error::Result;
use crate::http::Listing;
use crate::words::civil_day;

use super::model::{CalendarFeed, CalendarFeedId, CalendarFeedTold, Owner};

/// Feeds with their last looks.
macro_rules! told {
    () => {
        calendar_feeds::table
            .left_join(token_uses::table.on(token_uses::token_id.eq(calendar_feeds::id)))
            .select((CalendarFeed::as_select(), token_uses::used_at.nullable()))
    };
}

fn told((feed, used_at): (CalendarFeed, Option<Moment>)) -> CalendarFeedTold {
    CalendarFeedTold { feed, last_used_on: used_at.map(|at| civil_day(at.0)) }
}

/// A feed with the hash of its secret, if there is one of that name.
pub(super) fn shown(tx: &mut Tx<'_>, id: CalendarFeedId) -> Result<Option<(CalendarFeed, Vec<u8>)>> {
    let found = calendar_feeds::table.find(id);
    let columns = (CalendarFeed::as_select(), calendar_feeds::secret_hash);
    Ok(found.select(columns).first(tx.conn).optional()?)
}

/// One feed of an owner's.
pub(super) fn find(
    tx: &mut Tx<'_>,
    id: CalendarFeedId,
    (person, account): Owner,
) -> Result<CalendarFeedTold> {
    let found = told!()
        .filter(calendar_feeds::id.eq(id))
        .filter(calendar_feeds::person_id.eq(person).or(calendar_feeds::account_id.eq(account)));
    Ok(told(found.first(tx.conn)?))
}

/// The feeds of an owner, the first set up first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    (person, account): Owner,
    listing: &Listing,
) -> Result<Vec<CalendarFeedTold>> {
    let mut found = told!()
        .filter(calendar_feeds::person_id.eq(person).or(calendar_feeds::account_id.eq(account)))
        .into_boxed();
    if let Some(after) = listing.after_id()? {
        found = found.filter(calendar_feeds::id.gt(CalendarFeedId(after)));
    }
    let rows: Vec<(CalendarFeed, Option<Moment>)> =
        found.order(calendar_feeds::id).limit(listing.fetch()).load(tx.conn)?;
    Ok(rows.into_iter().map(told).collect())
}

pub(super) fn count(tx: &mut Tx<'_>, (person, account): Owner) -> Result<i64> {
    let found = calendar_feeds::table
        .filter(calendar_feeds::person_id.eq(person).or(calendar_feeds::account_id.eq(account)));
    Ok(found.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, feed: &CalendarFeed, hash: &[u8]) -> Result<()> {
    let row = (
        calendar_feeds::id.eq(feed.id),
        calendar_feeds::name.eq(&feed.name),
        calendar_feeds::scope.eq(feed.scope),
        calendar_feeds::body_id.eq(feed.body_id),
        calendar_feeds::person_id.eq(feed.person_id),
        calendar_feeds::account_id.eq(feed.account_id),
        calendar_feeds::secret_hash.eq(hash),
        calendar_feeds::created_by.eq(feed.created_by),
        calendar_feeds::expires_on.eq(feed.expires_on),
        calendar_feeds::version.eq(feed.version),
        calendar_feeds::created_at.eq(feed.created_at),
        calendar_feeds::updated_at.eq(feed.updated_at),
    );
    diesel::insert_into(calendar_feeds::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Takes a feed out, with when it was last looked at.
pub(super) fn delete(tx: &mut Tx<'_>, id: CalendarFeedId) -> Result<()> {
    diesel::delete(token_uses::table.find(AnyId(id.0))).execute(tx.conn)?;
    diesel::delete(calendar_feeds::table.find(id)).execute(tx.conn)?;
    Ok(())
}

//! Meetings in the database.
use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::dsl::{exists, min, not, select};
use diesel::prelude::*;

use crate::basis::MeetingId;
use crate::bodies::BodyId;
use crate::db::{Tx, agenda_items, decisions, meetings};
use crate::error::Result;
use crate::http::Listing;
use crate::reached;

use super::model::{Meeting, MeetingQuery, MeetingState};

/// Meetings as the query narrows them. Who names a day sees what was held by then; who names none sees also
/// what is still to come.
macro_rules! filtered {
    ($tx:expr, $body:expr, $query:expr) => {{
        let mut found = meetings::table.into_boxed();
        found = reached!($tx, found, meetings::body_id);
        if let Some(day) = $tx.named_day {
            found = found.filter(meetings::held_latest.le(day));
        }
        if let Some(body) = $body {
            found = found.filter(meetings::body_id.eq(body));
        }
        if let Some(kind) = $query.kind {
            found = found.filter(meetings::kind.eq(kind));
        }
        let has_decided = || exists(decisions::table.filter(decisions::meeting_id.eq(meetings::id)));
        let has_begun = || meetings::started_at.is_not_null().and(meetings::started_at.le($tx.now));
        match $query.state {
            Some(MeetingState::Cancelled) => found = found.filter(meetings::cancelled_at.is_not_null()),
            Some(MeetingState::Held) => {
                let is_held = meetings::held_latest.lt($tx.today).or(has_begun()).or(has_decided());
                found = found.filter(meetings::cancelled_at.is_null()).filter(is_held);
            }
            Some(MeetingState::Planned) => {
                found = found
                    .filter(meetings::cancelled_at.is_null())
                    .filter(meetings::held_latest.ge($tx.today))
                    .filter(not(has_begun()))
                    .filter(not(has_decided()));
            }
            None => {}
        }
        if let Some(chair) = $query.chair_id {
            found = found.filter(meetings::chair_id.eq(chair));
        }
        if let Some(action) = $query.action_id {
            let points = agenda_items::table
                .filter(agenda_items::action_id.eq(action))
                .filter(agenda_items::is_internal.eq(false));
            found = found.filter(meetings::id.eq_any(points.select(agenda_items::meeting_id)));
        }
        if let Some(from) = $query.from {
            found = found.filter(meetings::held_latest.ge(from));
        }
        if let Some(to) = $query.to {
            found = found.filter(meetings::held_latest.le(to));
        }
        found
    }};
}

pub(super) fn find(tx: &mut Tx<'_>, id: MeetingId) -> Result<Meeting> {
    let meeting: Meeting = meetings::table.find(id).select(Meeting::as_select()).first(tx.conn)?;
    tx.expect_begun(Some(meeting.held_latest))?;
    Ok(meeting)
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    body: Option<BodyId>,
    query: &MeetingQuery,
    listing: &Listing,
    after: Option<(NaiveDate, MeetingId)>,
) -> Result<Vec<Meeting>> {
    let mut found = filtered!(tx, body, query);
    if let Some((day, id)) = after {
        found = found
            .filter(meetings::held_latest.ge(day))
            .filter(meetings::held_latest.gt(day).or(meetings::id.gt(id)));
    }
    let page = found.order((meetings::held_latest, meetings::id)).limit(listing.fetch());
    Ok(page.select(Meeting::as_select()).load(tx.conn)?)
}

/// The first so many meetings, by the day they are held.
pub(super) fn first(
    tx: &mut Tx<'_>,
    body: Option<BodyId>,
    query: &MeetingQuery,
    most: i64,
) -> Result<Vec<Meeting>> {
    let page = filtered!(tx, body, query).order((meetings::held_latest, meetings::id)).limit(most);
    Ok(page.select(Meeting::as_select()).load(tx.conn)?)
}

pub(super) fn number(tx: &mut Tx<'_>, body: Option<BodyId>, query: &MeetingQuery) -> Result<i64> {
    Ok(filtered!(tx, body, query).count().get_result(tx.conn)?)
}

/// Several meetings, in no order.
pub(super) fn find_all(tx: &mut Tx<'_>, ids: &[MeetingId]) -> Result<Vec<Meeting>> {
    Ok(meetings::table.filter(meetings::id.eq_any(ids)).select(Meeting::as_select()).load(tx.conn)?)
}

/// Those of these meetings that have decided something.
pub(super) fn deciding(tx: &mut Tx<'_>, ids: &[MeetingId]) -> Result<HashSet<MeetingId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let of_them = decisions::table.filter(decisions::meeting_id.eq_any(ids));
    Ok(of_them.select(decisions::meeting_id).distinct().load(tx.conn)?.into_iter().collect())
}

pub(super) fn has_decided(tx: &mut Tx<'_>, id: MeetingId) -> Result<bool> {
    Ok(select(exists(decisions::table.filter(decisions::meeting_id.eq(id)))).get_result(tx.conn)?)
}

/// The first of the last days on which a meeting may have decided something, if it did on a day of its own.
pub(super) fn first_decided(tx: &mut Tx<'_>, id: MeetingId) -> Result<Option<NaiveDate>> {
    let of_it =
        decisions::table.filter(decisions::meeting_id.eq(id)).filter(decisions::own_day.is_not_null());
    Ok(of_it.select(min(decisions::decided_latest)).first(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<()> {
    diesel::insert_into(meetings::table).values(meeting.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<()> {
    diesel::update(meetings::table.find(meeting.id)).set(meeting.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: MeetingId) -> Result<()> {
    diesel::delete(meetings::table.find(id)).execute(tx.conn)?;
    Ok(())
}

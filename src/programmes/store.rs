//! Programmes and actions in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::MeetingId;
use crate::bodies::BodyId;
use crate::bodies::handovers::Holder;
use crate::db::{Tx, actions, meetings, programmes};
use crate::error::Result;
use crate::http::Listing;
use crate::{had_by, reached};

use super::model::{Action, ActionId, ActionQuery, ActionStatus, Programme, ProgrammeId, ProgrammeQuery};

/// Programmes presented by the day the caller named, if one was named, as the query narrows them.
macro_rules! programmes {
    ($tx:expr, $body:expr, $query:expr) => {{
        let mut found = programmes::table.into_boxed();
        found = reached!($tx, found, programmes::body_id);
        if let Some(day) = $tx.named_day {
            found = found.filter(programmes::presented_latest.le(day));
        }
        if let Some(body) = $body {
            found = found.filter(programmes::body_id.eq(body));
        }
        if let Some(meeting) = $query.meeting_id {
            found = found.filter(programmes::meeting_id.eq(meeting));
        }
        found
    }};
}

/// Actions undertaken by the day the caller named, if one was named, as the query narrows them.
macro_rules! actions {
    ($tx:expr, $body:expr, $query:expr) => {{
        let day = $tx.as_of;
        let mut found = actions::table.into_boxed();
        found = reached!($tx, found, actions::body_id);
        if let Some(body) = $body {
            found = had_by!(found, actions::body_id, actions::id, body);
        }
        if let Some(day) = $tx.named_day {
            found = found.filter(actions::opened_latest.le(day));
        }
        if let Some(meeting) = $query.meeting_id {
            found = found.filter(actions::meeting_id.eq(meeting));
        }
        if let Some(person) = $query.responsible_id {
            found = found.filter(actions::responsible_id.eq(person));
        }
        if let Some(before) = $query.due_before {
            found = found.filter(actions::due_on.lt(before));
        }
        if let Some(is_overdue) = $query.overdue {
            found = if is_overdue {
                let is_open = actions::status.eq(ActionStatus::Open).or(actions::closed_on.gt(day));
                found.filter(is_open).filter(actions::due_on.lt(day))
            } else {
                let is_closed = actions::status.ne(ActionStatus::Open).and(actions::closed_on.le(day));
                found.filter(is_closed.or(actions::due_on.is_null()).or(actions::due_on.ge(day)))
            };
        }
        match $query.status {
            Some(ActionStatus::Open) => {
                found.filter(actions::status.eq(ActionStatus::Open).or(actions::closed_on.gt(day)))
            }
            Some(closed) => found.filter(actions::status.eq(closed)).filter(actions::closed_on.le(day)),
            None => found,
        }
    }};
}

pub(super) fn find_programme(tx: &mut Tx<'_>, id: ProgrammeId) -> Result<Programme> {
    let programme: Programme = programmes::table.find(id).select(Programme::as_select()).first(tx.conn)?;
    tx.expect_begun(Some(programme.presented_latest))?;
    Ok(programme)
}

pub(super) fn list_programmes(
    tx: &mut Tx<'_>,
    body: Option<BodyId>,
    query: &ProgrammeQuery,
    listing: &Listing,
) -> Result<Vec<Programme>> {
    let mut found = programmes!(tx, body, query);
    if let Some(after) = listing.after_id()? {
        found = found.filter(programmes::id.gt(ProgrammeId(after)));
    }
    let page = found.order(programmes::id).limit(listing.fetch());
    Ok(page.select(Programme::as_select()).load(tx.conn)?)
}

pub(super) fn count_programmes(tx: &mut Tx<'_>, body: Option<BodyId>, query: &ProgrammeQuery) -> Result<i64> {
    Ok(programmes!(tx, body, query).count().get_result(tx.conn)?)
}

pub(super) fn insert_programme(tx: &mut Tx<'_>, programme: &Programme) -> Result<()> {
    diesel::insert_into(programmes::table).values(programme.clone()).execute(tx.conn)?;
    Ok(())
}

/// These programmes, in the order they were recorded.
pub(super) fn programmes_of(tx: &mut Tx<'_>, ids: &[ProgrammeId]) -> Result<Vec<Programme>> {
    let found = programmes::table.filter(programmes::id.eq_any(ids)).order(programmes::id);
    Ok(found.select(Programme::as_select()).load(tx.conn)?)
}

/// Keeps what changed of a programme: its days, and what adopted it.
pub(super) fn update_programme(tx: &mut Tx<'_>, programme: &Programme) -> Result<()> {
    let changed = (
        programmes::presented_on.eq(&programme.presented_on),
        programmes::presented_latest.eq(programme.presented_latest),
        programmes::adopted_on.eq(&programme.adopted_on),
        programmes::adopted_latest.eq(programme.adopted_latest),
        programmes::adoption_decision_id.eq(programme.adoption_decision_id),
        programmes::version.eq(programme.version),
        programmes::updated_at.eq(programme.updated_at),
    );
    diesel::update(programmes::table.find(programme.id)).set(changed).execute(tx.conn)?;
    Ok(())
}

/// These actions, in the order they were recorded.
pub(super) fn actions_of(tx: &mut Tx<'_>, ids: &[ActionId]) -> Result<Vec<Action>> {
    let found = actions::table.filter(actions::id.eq_any(ids)).order(actions::id);
    Ok(found.select(Action::as_select()).load(tx.conn)?)
}

/// The programmes presented at a meeting and the actions undertaken at it, in the order they were recorded.
pub(super) fn of_meeting(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<(Vec<Programme>, Vec<Action>)> {
    let presented = programmes::table.filter(programmes::meeting_id.eq(meeting)).order(programmes::id);
    let presented = presented.select(Programme::as_select()).load(tx.conn)?;
    let undertaken = actions::table.filter(actions::meeting_id.eq(meeting)).order(actions::id);
    Ok((presented, undertaken.select(Action::as_select()).load(tx.conn)?))
}

/// Whose meeting it is, whether its minutes are locked, and whether it was called off.
pub(super) fn meeting(tx: &mut Tx<'_>, id: MeetingId) -> Result<Option<(BodyId, bool, bool)>> {
    let is_locked = meetings::minutes_locked_at.is_not_null();
    let of = (meetings::body_id, is_locked, meetings::cancelled_at.is_not_null());
    Ok(meetings::table.find(id).select(of).first(tx.conn).optional()?)
}

pub(super) fn find_action(tx: &mut Tx<'_>, id: ActionId) -> Result<Action> {
    let action: Action = actions::table.find(id).select(Action::as_select()).first(tx.conn)?;
    tx.expect_begun(Some(action.opened_latest))?;
    Ok(action)
}

pub(super) fn list_actions(
    tx: &mut Tx<'_>,
    body: Option<&Holder>,
    query: &ActionQuery,
    listing: &Listing,
) -> Result<Vec<Action>> {
    let mut found = actions!(tx, body, query);
    if let Some(after) = listing.after_id()? {
        found = found.filter(actions::id.gt(ActionId(after)));
    }
    Ok(found.order(actions::id).limit(listing.fetch()).select(Action::as_select()).load(tx.conn)?)
}

pub(super) fn count_actions(tx: &mut Tx<'_>, body: Option<&Holder>, query: &ActionQuery) -> Result<i64> {
    Ok(actions!(tx, body, query).count().get_result(tx.conn)?)
}

/// The actions a body has to do on the day asked for, but these: those that are due first before the others, at most `most`.
pub(super) fn to_do(tx: &mut Tx<'_>, body: &Holder, except: &[ActionId], most: i64) -> Result<Vec<Action>> {
    let day = tx.as_of;
    let found = had_by!(actions::table.into_boxed(), actions::body_id, actions::id, body)
        .filter(actions::status.eq(ActionStatus::Open).or(actions::closed_on.gt(day)))
        .filter(actions::opened_latest.le(day))
        .filter(actions::id.ne_all(except));
    let page = found.order((actions::due_on.is_null(), actions::due_on, actions::id)).limit(most);
    Ok(page.select(Action::as_select()).load(tx.conn)?)
}

/// The actions of a body that are open, or were closed after `last`, at most `most`.
pub(super) fn open_after(tx: &mut Tx<'_>, body: BodyId, last: NaiveDate, most: i64) -> Result<Vec<Action>> {
    let is_open = actions::status.eq(ActionStatus::Open).or(actions::closed_on.gt(last));
    let open = actions::table.filter(actions::body_id.eq(body)).filter(is_open);
    Ok(open.order(actions::id).limit(most).select(Action::as_select()).load(tx.conn)?)
}

pub(super) fn insert_action(tx: &mut Tx<'_>, action: &Action) -> Result<()> {
    diesel::insert_into(actions::table).values(action.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update_action(tx: &mut Tx<'_>, action: &Action) -> Result<()> {
    diesel::update(actions::table.find(action.id)).set(action.clone()).execute(tx.conn)?;
    Ok(())
}

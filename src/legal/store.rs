//! Legal tasks in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::DecisionId;
use crate::bodies::BodyId;
use crate::bodies::handovers::Holder;
use crate::db::{Tx, legal_tasks};
use crate::error::Result;
use crate::http::Listing;
use crate::mandates::MandateId;
use crate::{had_by, reached};

use super::model::{LegalTask, LegalTaskId, LegalTaskQuery};

/// Tasks opened by the day the caller named, if one was named, as the query narrows them.
macro_rules! filtered {
    ($tx:expr, $body:expr, $query:expr) => {{
        let day = $tx.as_of;
        let mut found = legal_tasks::table.into_boxed();
        found = reached!($tx, found, legal_tasks::body_id);
        if let Some(body) = $body {
            found = had_by!(found, legal_tasks::body_id, legal_tasks::id, body);
        }
        if let Some(day) = $tx.named_day {
            found = found.filter(legal_tasks::opened_on.le(day));
        }
        if let Some(before) = $query.due_before {
            found = found.filter(legal_tasks::due_on.lt(before));
        }
        match $query.open {
            Some(true) => found.filter(legal_tasks::done_on.is_null().or(legal_tasks::done_on.gt(day))),
            Some(false) => found.filter(legal_tasks::done_on.le(day)),
            None => found,
        }
    }};
}

pub(super) fn find(tx: &mut Tx<'_>, id: LegalTaskId) -> Result<LegalTask> {
    let task: LegalTask = legal_tasks::table.find(id).select(LegalTask::as_select()).first(tx.conn)?;
    tx.expect_begun(Some(task.opened_on))?;
    Ok(task)
}

/// The task of that body, event and day that is about no mandate, if there is one.
pub(super) fn opened(
    tx: &mut Tx<'_>,
    body: BodyId,
    event: &str,
    opened_on: NaiveDate,
) -> Result<Option<LegalTask>> {
    Ok(legal_tasks::table
        .filter(legal_tasks::body_id.eq(body))
        .filter(legal_tasks::event.eq(event))
        .filter(legal_tasks::opened_on.eq(opened_on))
        .filter(legal_tasks::mandate_id.is_null())
        .select(LegalTask::as_select())
        .first(tx.conn)
        .optional()?)
}

/// The task about that mandate, of that event and day, if there is one.
pub(super) fn opened_for(
    tx: &mut Tx<'_>,
    mandate: MandateId,
    event: &str,
    opened_on: NaiveDate,
) -> Result<Option<LegalTask>> {
    Ok(legal_tasks::table
        .filter(legal_tasks::mandate_id.eq(mandate))
        .filter(legal_tasks::event.eq(event))
        .filter(legal_tasks::opened_on.eq(opened_on))
        .select(LegalTask::as_select())
        .first(tx.conn)
        .optional()?)
}

/// What is owed since events of a day, by a body or opened by a decision of it, in the order it was opened; not what is
/// about a mandate, which follows whoever left.
pub(super) fn of_day(
    tx: &mut Tx<'_>,
    (body, decision): (BodyId, DecisionId),
    opened_on: NaiveDate,
) -> Result<Vec<LegalTask>> {
    let of_it = legal_tasks::body_id.eq(body).or(legal_tasks::decision_id.eq(decision));
    let found = legal_tasks::table
        .filter(of_it)
        .filter(legal_tasks::opened_on.eq(opened_on))
        .filter(legal_tasks::mandate_id.is_null());
    Ok(found.order(legal_tasks::id).select(LegalTask::as_select()).load(tx.conn)?)
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    body: Option<&Holder>,
    query: &LegalTaskQuery,
    listing: &Listing,
    after: Option<(NaiveDate, LegalTaskId)>,
) -> Result<Vec<LegalTask>> {
    let mut found = filtered!(tx, body, query);
    if let Some((due_on, id)) = after {
        found = found
            .filter(legal_tasks::due_on.ge(due_on))
            .filter(legal_tasks::due_on.gt(due_on).or(legal_tasks::id.gt(id)));
    }
    let page = found.order((legal_tasks::due_on, legal_tasks::id)).limit(listing.fetch());
    Ok(page.select(LegalTask::as_select()).load(tx.conn)?)
}

/// The first so many tasks, the first due first.
pub(super) fn first(
    tx: &mut Tx<'_>,
    body: Option<&Holder>,
    query: &LegalTaskQuery,
    most: i64,
) -> Result<Vec<LegalTask>> {
    let page = filtered!(tx, body, query).order((legal_tasks::due_on, legal_tasks::id)).limit(most);
    Ok(page.select(LegalTask::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, body: Option<&Holder>, query: &LegalTaskQuery) -> Result<i64> {
    Ok(filtered!(tx, body, query).count().get_result(tx.conn)?)
}

/// What a body owes still, or owed until after `last`, at most `most`.
pub(super) fn owed_after(
    tx: &mut Tx<'_>,
    body: BodyId,
    last: NaiveDate,
    most: i64,
) -> Result<Vec<LegalTask>> {
    let is_owed = legal_tasks::done_on.is_null().or(legal_tasks::done_on.gt(last));
    let owed = legal_tasks::table.filter(legal_tasks::body_id.eq(body)).filter(is_owed);
    Ok(owed.order(legal_tasks::id).limit(most).select(LegalTask::as_select()).load(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, task: &LegalTask) -> Result<()> {
    diesel::insert_into(legal_tasks::table).values(task.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, task: &LegalTask) -> Result<()> {
    diesel::update(legal_tasks::table.find(task.id)).set(task.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: LegalTaskId) -> Result<()> {
    diesel::delete(legal_tasks::table.find(id)).execute(tx.conn)?;
    Ok(())
}

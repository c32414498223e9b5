//! Elections in the database.
use diesel::prelude::*;

use crate::basis::{DecisionId, MeetingId};
use crate::bodies::BodyId;
use crate::db::{AnyConnection, Tx, candidates, election_readings, elections};
use crate::error::Result;
use crate::http::Listing;
use crate::reached;

use super::model::{Candidate, Election, ElectionId, ElectionQuery, Reading};

/// How many candidates one statement writes.
const AT_ONCE: usize = 1_000;

/// Elections, as the query narrows them.
macro_rules! filtered {
    ($tx:expr, $body:expr, $query:expr) => {{
        let mut found = elections::table.into_boxed();
        found = reached!($tx, found, elections::body_id);
        if let Some(body) = $body {
            found = found.filter(elections::body_id.eq(body));
        }
        if let Some(meeting) = $query.meeting {
            found = found.filter(elections::meeting_id.eq(meeting));
        }
        if let Some(state) = $query.state {
            found = found.filter(elections::state.eq(state));
        }
        found
    }};
}

pub(super) fn find(tx: &mut Tx<'_>, id: ElectionId) -> Result<Election> {
    Ok(elections::table.find(id).select(Election::as_select()).first(tx.conn)?)
}

/// The elections after one, the first recorded first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    body: Option<BodyId>,
    query: &ElectionQuery,
    listing: &Listing,
) -> Result<Vec<Election>> {
    let mut found = filtered!(tx, body, query);
    if let Some(after) = listing.after_id()? {
        found = found.filter(elections::id.gt(ElectionId(after)));
    }
    let page = found.order(elections::id).limit(listing.fetch());
    Ok(page.select(Election::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, body: Option<BodyId>, query: &ElectionQuery) -> Result<i64> {
    Ok(filtered!(tx, body, query).count().get_result(tx.conn)?)
}

/// The election that a decision proclaimed, if one did.
pub(in crate::meetings) fn of_decision(tx: &mut Tx<'_>, id: DecisionId) -> Result<Option<Election>> {
    let found = elections::table.filter(elections::decision_id.eq(id));
    Ok(found.select(Election::as_select()).first(tx.conn).optional()?)
}

/// The elections of a meeting, in the order in which they were recorded.
pub(in crate::meetings) fn of_meeting(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Election>> {
    let found = elections::table.filter(elections::meeting_id.eq(meeting)).order(elections::id);
    Ok(found.select(Election::as_select()).load(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, election: &Election) -> Result<()> {
    diesel::insert_into(elections::table).values(election.clone()).execute(tx.conn)?;
    Ok(())
}

/// Takes an election out, with whoever stood in it.
pub(super) fn delete(tx: &mut Tx<'_>, id: ElectionId) -> Result<()> {
    diesel::delete(candidates::table.filter(candidates::election_id.eq(id))).execute(tx.conn)?;
    diesel::delete(elections::table.find(id)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, election: &Election) -> Result<()> {
    diesel::update(elections::table.find(election.id)).set(election.clone()).execute(tx.conn)?;
    Ok(())
}

/// Who stands in these elections, by candidacy and place.
pub(in crate::meetings) fn candidates_in(tx: &mut Tx<'_>, ids: &[ElectionId]) -> Result<Vec<Candidate>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = candidates::table.filter(candidates::election_id.eq_any(ids));
    let ordered = found.order((candidates::election_id, candidates::candidacy, candidates::place));
    Ok(ordered.select(Candidate::as_select()).load(tx.conn)?)
}

pub(super) fn insert_candidates(tx: &mut Tx<'_>, all: &[Candidate]) -> Result<()> {
    match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => {
            for one in all {
                diesel::insert_into(candidates::table).values(one.clone()).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in all.chunks(AT_ONCE) {
                diesel::insert_into(candidates::table).values(some.to_vec()).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Keeps whether a candidate withdrew, and why.
pub(super) fn update_candidate(tx: &mut Tx<'_>, candidate: &Candidate) -> Result<()> {
    let withdrawn = (
        candidates::withdrawn_at.eq(candidate.withdrawn_at),
        candidates::withdrawn_because.eq(&candidate.withdrawn_because),
    );
    diesel::update(candidates::table.find(candidate.id)).set(withdrawn).execute(tx.conn)?;
    Ok(())
}

/// Who read the counts of these elections, in order.
pub(in crate::meetings) fn readings_in(tx: &mut Tx<'_>, ids: &[ElectionId]) -> Result<Vec<Reading>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = election_readings::table.filter(election_readings::election_id.eq_any(ids));
    Ok(found.order(election_readings::id).select(Reading::as_select()).load(tx.conn)?)
}

pub(super) fn insert_reading(tx: &mut Tx<'_>, reading: &Reading) -> Result<()> {
    diesel::insert_into(election_readings::table).values(reading.clone()).execute(tx.conn)?;
    Ok(())
}

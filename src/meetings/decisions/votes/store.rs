//! Votes in the database.
use std::collections::{HashMap, HashSet};

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::basis::{DecisionId, MeetingId};
use crate::db::{AnyConnection, Json, Moment, Tx, attendances, decision_votes, decisions};
use crate::error::Result;
use crate::http::Listing;
use crate::meetings::items::{Presence, Stay};
use crate::persons::PersonId;

use super::model::{RollChoice, Vote, VoteQuery};

/// How many votes one statement writes.
const AT_ONCE: usize = 1_000;

pub(super) fn insert_all(tx: &mut Tx<'_>, votes: &[Vote]) -> Result<()> {
    match &mut *tx.conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => {
            for vote in votes {
                diesel::insert_into(decision_votes::table).values(vote.clone()).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in votes.chunks(AT_ONCE) {
                diesel::insert_into(decision_votes::table).values(some.to_vec()).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Votes on a decision, as the query narrows them.
macro_rules! of_decision {
    ($decision:expr, $query:expr) => {{
        let mut found = decision_votes::table.filter(decision_votes::decision_id.eq($decision)).into_boxed();
        if let Some(choice) = $query.choice {
            found = found.filter(decision_votes::choice.eq(choice));
        }
        found
    }};
}

/// The votes on a decision after a number, in the order of the roll.
pub(super) fn list(
    tx: &mut Tx<'_>,
    decision: DecisionId,
    query: &VoteQuery,
    after: i64,
    listing: &Listing,
) -> Result<Vec<Vote>> {
    let found = of_decision!(decision, query).filter(decision_votes::number.gt(after));
    let page = found.order(decision_votes::number).limit(listing.fetch());
    Ok(page.select(Vote::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, decision: DecisionId, query: &VoteQuery) -> Result<i64> {
    Ok(of_decision!(decision, query).count().get_result(tx.conn)?)
}

/// Who was recused from each of the decisions of a meeting for which it needed a quorum; of most nobody.
pub(in crate::meetings::decisions) fn recused_of(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<HashMap<DecisionId, HashSet<PersonId>>> {
    let found = decision_votes::table
        .inner_join(decisions::table)
        .filter(decisions::meeting_id.eq(meeting))
        .filter(decision_votes::choice.eq(RollChoice::Recused));
    let rows: Vec<(DecisionId, PersonId)> =
        found.select((decision_votes::decision_id, decision_votes::person_id)).load(tx.conn)?;
    let mut recused: HashMap<DecisionId, HashSet<PersonId>> = HashMap::new();
    for (decision, person) in rows {
        recused.entry(decision).or_default().insert(person);
    }
    Ok(recused)
}

/// Who was recused from each of the decisions of a meeting, in the order it was told; of most nobody.
pub(in crate::meetings) fn recused_at(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<HashMap<DecisionId, Vec<PersonId>>> {
    let of_it = decision_votes::table
        .inner_join(decisions::table)
        .filter(decisions::meeting_id.eq(meeting))
        .filter(decision_votes::choice.eq(RollChoice::Recused))
        .order((decision_votes::decision_id, decision_votes::number));
    Ok(by_decision(of_it.select((decision_votes::decision_id, decision_votes::person_id)).load(tx.conn)?))
}

/// The same of one decision.
pub(in crate::meetings) fn recused_from(
    tx: &mut Tx<'_>,
    id: DecisionId,
) -> Result<HashMap<DecisionId, Vec<PersonId>>> {
    let of_it = decision_votes::table
        .filter(decision_votes::decision_id.eq(id))
        .filter(decision_votes::choice.eq(RollChoice::Recused))
        .order(decision_votes::number);
    Ok(by_decision(of_it.select((decision_votes::decision_id, decision_votes::person_id)).load(tx.conn)?))
}

fn by_decision(rows: Vec<(DecisionId, PersonId)>) -> HashMap<DecisionId, Vec<PersonId>> {
    let mut recused: HashMap<DecisionId, Vec<PersonId>> = HashMap::new();
    for (decision, person) in rows {
        recused.entry(decision).or_default().push(person);
    }
    recused
}

/// Whether somebody voted by name in a meeting, on what is not history, whom its sheet does not say to have been there, at
/// the moment of the decision, where that was told.
pub(in crate::meetings::decisions) fn voted_unseen(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<bool> {
    let came = attendances::table
        .filter(attendances::meeting_id.eq(meeting))
        .filter(attendances::presence.eq_any(Presence::CAME))
        .filter(attendances::person_id.eq(decision_votes::person_id.nullable()));
    let cast = decision_votes::table
        .inner_join(decisions::table)
        .filter(decisions::meeting_id.eq(meeting))
        .filter(decisions::source.is_null())
        .filter(decision_votes::choice.ne(RollChoice::Recused));
    let one: Option<PersonId> =
        cast.filter(not(exists(came))).select(decision_votes::person_id).first(tx.conn).optional()?;
    if one.is_some() {
        return Ok(true);
    }
    let by_the_hour = cast
        .inner_join(attendances::table.on(attendances::person_id.eq(decision_votes::person_id.nullable())))
        .filter(attendances::meeting_id.eq(meeting))
        .filter(attendances::stays.ne(Json(Vec::<Stay>::new())));
    let found: Vec<(Option<Moment>, Json<Vec<Stay>>)> =
        by_the_hour.select((decisions::decided_at, attendances::stays)).load(tx.conn)?;
    let away = |(at, stays): (Option<Moment>, Json<Vec<Stay>>)| {
        at.is_some_and(|at| !stays.0.iter().any(|stay| stay.holds(at)))
    };
    Ok(found.into_iter().any(away))
}

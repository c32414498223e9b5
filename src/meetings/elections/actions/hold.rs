//! An election is held, shown, listed, given up.
use crate::basis::MeetingId;
use crate::bodies;
use crate::bodies::positions::{self, NewPosition};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::meetings::rules::{Refusal as MeetingRefusal, may_change};
use crate::meetings::store::find as find_meeting;
use crate::reach;
use crate::references;
use crate::statutes;
use crate::unknown::Unknown;
use crate::words::word;

use super::super::model::{
    ElectedSeat, Election, ElectionId, ElectionQuery, ElectionState, ElectionTold, NewAbandonment,
    NewElection,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::Held;

/// Holds an election at a meeting: nobody stands yet.
pub(in crate::meetings::elections) fn hold(
    tx: &mut Tx<'_>,
    id: MeetingId,
    new: &NewElection,
) -> Result<ElectionTold> {
    let meeting = find_meeting(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    may_change(&meeting)?;
    rules::may_elect(new.mode)?;
    for (index, seat) in new.seats.iter().enumerate() {
        let at = |problem: Problem| problem.told_at(|pointer| format!("/seats/{index}{pointer}"));
        expect_seat(tx, seat, meeting.held_latest).map_err(at)?;
    }
    let election = Election {
        id: ElectionId::new(),
        body_id: meeting.body_id,
        meeting_id: id,
        title: new.title.to_string(),
        mode: word(new.mode),
        seats: Json(new.seats.clone()),
        candidacies: Json(Vec::new()),
        rounds: Json(Vec::new()),
        state: ElectionState::Open,
        abandoned_because: None,
        decision_id: None,
        source: new.source.clone().map(Json),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    rules::may_fill(
        election.seats.0.iter().map(|seat| seat.seats.unwrap_or(1)).fold(0, i64::saturating_add),
    )?;
    store::insert(tx, &election)?;
    journal::created(tx, "election", election.id, &election)?;
    Held::of(tx, election)?.told(tx)
}

/// Goes on only if there is such a position, or could be, with so many seats.
fn expect_seat(tx: &mut Tx<'_>, seat: &ElectedSeat, day: chrono::NaiveDate) -> Result<()> {
    let office = match (seat.position_id, &seat.body, &seat.position_type) {
        (Some(id), None, None) if seat.ordinal.is_none() => {
            let office = positions::of_ids(tx, &[id])?.pop();
            let office = office.ok_or_else(|| Problem::from(Unknown::Position).within("/position_id"))?;
            if !reach::may_see_body(tx, office.body_id)? {
                return Err(Problem::from(Unknown::Position).within("/position_id"));
            }
            office
        }
        (None, Some(body), Some(code)) => {
            let body = references::body(tx, body).map_err(|problem| problem.within("/body"))?;
            let statutes = statutes::in_force(tx, day)?;
            let new = NewPosition { r#type: code.clone(), ordinal: seat.ordinal, seats: None };
            positions::unopened(tx, &statutes, &body, &new)
                .map_err(|problem| problem.told_at(|pointer| pointer.replace("/type", "/position_type")))?
        }
        _ => return Err(MeetingRefusal::PositionIsNotNamed.into()),
    };
    match office.seats {
        Some(most) if seat.seats.unwrap_or(1) > most => {
            Err(Problem::from(Refusal::MoreSeatsThanThereAre).within("/seats").because(most.to_string()))
        }
        _ => Ok(()),
    }
}

/// One election.
pub(in crate::meetings::elections) fn show(tx: &mut Tx<'_>, id: ElectionId) -> Result<ElectionTold> {
    Held::find(tx, id)?.told(tx)
}

/// The elections asked for, the first recorded first.
pub(in crate::meetings::elections) fn list(
    tx: &mut Tx<'_>,
    query: &ElectionQuery,
    listing: &Listing,
) -> Result<Page<Election>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let total = listing.total(|| store::count(tx, body, query))?;
    let found = store::list(tx, body, query, listing)?;
    Ok(listing.page(found, total, |election| vec![election.id.to_string()]))
}

/// Gives an election up.
pub(in crate::meetings::elections) fn abandon(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewAbandonment,
) -> Result<ElectionTold> {
    let held = Held::to_change(tx, id)?;
    let abandoned_because = Some(new.reason.to_string());
    let after = Election { state: ElectionState::Abandoned, abandoned_because, ..held.election.clone() };
    held.keep(tx, after)
}

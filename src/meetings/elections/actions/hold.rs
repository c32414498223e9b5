//! An election is held, shown, listed, given up, taken out.
use crate::basis::MeetingId;
use crate::bodies::{self, BodyId};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::meetings::model::Meeting;
use crate::meetings::rules::may_change;
use crate::meetings::store::find as find_meeting;
use crate::statutes;
use crate::statutes::document::Majority;
use crate::words::{PartialDate, word};

use super::super::model::{
    Election, ElectionId, ElectionQuery, ElectionState, ElectionTerms, ElectionTold, NewAbandonment,
    NewElection,
};
use super::super::{rules, store};
use super::{Held, seats};

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
    let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
    rules::may_be_history(new.source.is_some(), held_on, tx.today)?;
    seats::expect(tx, &new.seats, new.mode, meeting.held_latest)?;
    seats::expect_right(tx, &new.seats)?;
    let election = Election {
        id: ElectionId::new(),
        body_id: meeting.body_id,
        meeting_id: id,
        title: new.title.to_string(),
        mode: word(new.mode),
        seats: Json(new.seats.clone()),
        terms: Json(terms(tx, meeting.body_id, &meeting)?),
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
    rules::may_fill(election.each_seat().count())?;
    store::insert(tx, &election)?;
    journal::created(tx, "election", election.id, &election)?;
    Held::find(tx, election.id)?.told(tx)
}

/// What the statutes of the day of a meeting say of elections of its body.
fn terms(tx: &mut Tx<'_>, body: BodyId, meeting: &Meeting) -> Result<ElectionTerms> {
    let versions = statutes::versions(tx)?;
    let body = bodies::find(tx, &body.into())?;
    let kind = versions.on(meeting.held_latest).and_then(|statutes| statutes.body_type(&body.type_code));
    let of = |word: &str| Some((word.to_owned(), kind?.majority.get(word).copied()?));
    let majority = of("election").or_else(|| of("default"));
    let (subject, majority) = majority.unwrap_or_else(|| ("default".to_owned(), Majority::Simple));
    let rules = kind.and_then(|kind| kind.elections.clone()).unwrap_or_default();
    let clause = kind.and_then(|kind| kind.clause.as_ref()).map(ToString::to_string);
    Ok(ElectionTerms { rules, subject, majority, clause })
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
    held.kept(tx, after)
}

/// Takes out an election opened by mistake, of which no round is on record.
pub(in crate::meetings::elections) fn take_out(tx: &mut Tx<'_>, id: ElectionId) -> Result<()> {
    let held = Held::find(tx, id)?;
    tx.expect_version(id, held.election.version)?;
    may_change(&held.meeting)?;
    rules::may_be_taken_out(&held.election)?;
    for candidate in &held.candidates {
        journal::deleted(tx, "candidate", candidate.id, candidate)?;
    }
    store::delete(tx, id)?;
    journal::deleted(tx, "election", id, &held.election)
}

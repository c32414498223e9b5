//! What was elected is proclaimed: a decision of the meeting, which appoints whoever was elected.
use std::collections::HashMap;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::meetings::decisions::{self, Appoint, DecisionTold, Effect, NewDecision};
use crate::persons::PersonId;
use crate::statutes::document::Mode;
use crate::words::{Line, of_word};

use super::super::model::{
    ElectedSeat, Election, ElectionId, ElectionState, NewProclamation, NextStep, Round,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::Held;

/// Proclaims an election.
pub(in crate::meetings::elections) fn proclaim(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewProclamation,
) -> Result<DecisionTold> {
    let held = Held::to_change(tx, id)?;
    let readings = store::readings_in(tx, &[id])?;
    let next = rules::next(&held.election, held.seats(), held.read(&readings), held.scrutineers());
    if next != NextStep::Proclamation {
        return Err(Problem::from(Refusal::NothingToProclaim).because(next.word().to_owned()));
    }
    let last = held.election.valid_rounds().next_back().cloned();
    let last = last.ok_or_else(|| Problem::internal("an election without a round"))?;
    let [votes_for, votes_against, abstentions] = votes(&held, &last);
    let decision = NewDecision {
        title: Line::parse(&held.election.title).map_err(Problem::internal)?,
        text: new.text.clone(),
        mode: of_word::<Mode>(&held.election.mode).unwrap_or(Mode::Unspecified),
        votes_for,
        votes_against,
        abstentions,
        votes: Vec::new(),
        conflicts: Vec::new(),
        casting_vote: None,
        subject: None,
        decided_on: None,
        decided_at: last.held_at,
        awaits: new.awaits.clone(),
        source: held.election.source.clone().map(|source| source.0),
        effects: appointed(tx, &held, new)?,
    };
    // The effects are the election's own: no field of what was sent is at fault.
    let of_it =
        |pointer: &str| if pointer.starts_with("/effects") { String::new() } else { pointer.to_owned() };
    let told = decisions::proclaim(tx, held.meeting.id, &decision, last.majority);
    let told = told.map_err(|problem| problem.told_at(of_it))?;
    let after = Election {
        state: ElectionState::Proclaimed,
        decision_id: Some(told.decision.id),
        version: held.election.version.saturating_add(1),
        updated_at: tx.now,
        ..held.election.clone()
    };
    store::update(tx, &after)?;
    journal::changed(tx, "election", id, &held.election, &after)?;
    Ok(told)
}

/// How many voted how, where one seat was filled by one name: for whoever took it, for others or against, and for nobody.
fn votes(held: &Held, last: &Round) -> [Option<i64>; 3] {
    let [winner] = last.elected.as_slice() else { return [None; 3] };
    if held.seats() != 1 {
        return [None; 3];
    }
    let given =
        last.count.votes.iter().find(|one| one.candidacy == winner.candidacy).map_or(0, |one| one.votes);
    let others = rules::valid(&last.count).saturating_sub(given);
    [Some(given), Some(others), Some(last.count.blank.saturating_add(last.count.void))]
}

/// The appointments of those elected, each to a seat in the order in which they were.
fn appointed(tx: &mut Tx<'_>, held: &Held, new: &NewProclamation) -> Result<Vec<Effect>> {
    let candidates = store::candidates_in(tx, &[held.election.id])?;
    let standing: HashMap<(i64, i64), PersonId> =
        candidates.into_iter().map(|one| ((one.candidacy, one.place), one.person_id)).collect();
    let each = |seat: &ElectedSeat| {
        let seats = usize::try_from(seat.seats.unwrap_or(1)).unwrap_or(1);
        std::iter::repeat_n(seat.clone(), seats)
    };
    let seats = held.election.seats.0.iter().flat_map(each);
    let elected = rules::elected(&held.election);
    let persons = elected.iter().filter_map(|one| standing.get(&(one.candidacy, one.place)).copied());
    let appoint = |(seat, person_id): (ElectedSeat, PersonId)| {
        Effect::Appoint(Appoint {
            position_id: seat.position_id,
            body: seat.body,
            position_type: seat.position_type,
            ordinal: seat.ordinal,
            person_id,
            starts_on: new.starts_on,
            ends_on: new.ends_on,
            capacity: None,
            mode: None,
        })
    };
    Ok(seats.zip(persons).map(appoint).collect())
}

//! What was elected is proclaimed: a decision of the meeting, which appoints whoever was elected.
use std::collections::HashMap;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::meetings::decisions::{self, Appoint, DecisionTold, Effect, NewDecision};
use crate::persons::PersonId;
use crate::statutes::document::Mode;
use crate::words::{Line, of_word};

use super::super::model::{
    ElectedSeat, Election, ElectionId, ElectionState, NewProclamation, NextStep, Round,
};
use super::super::rules::{self, Refusal};
use super::Held;

/// Proclaims an election.
pub(in crate::meetings::elections) fn proclaim(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewProclamation,
) -> Result<DecisionTold> {
    let held = Held::to_change(tx, id)?;
    let next = held.next();
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
        decided_at: new.decided_at.or(last.held_at),
        awaits: new.awaits.clone(),
        source: held.election.source.clone().map(|source| source.0),
        effects: appointed(&held, new),
    };
    let told = decisions::proclaim(tx, held.meeting.id, &decision, last.majority);
    let told = told.map_err(|problem| problem.told_at(|pointer| of_it(pointer).to_owned()))?;
    let decision_id = Some(told.decision.id);
    let after = Election { state: ElectionState::Proclaimed, decision_id, ..held.election.clone() };
    held.keep(tx, after)?;
    Ok(told)
}

/// The field of the proclamation that a problem of its decision is about: the effects are the election's own.
fn of_it(pointer: &str) -> &str {
    match pointer.rsplit('/').next() {
        Some("starts_on") => "/starts_on",
        Some("ends_on") => "/ends_on",
        _ if pointer == "/decided_at" || pointer == "/awaits" || pointer == "/text" => pointer,
        _ => "",
    }
}

/// How many voted how, where somebody was chosen for one seat and stood alone or against one other.
fn votes(held: &Held, last: &Round) -> [Option<i64>; 3] {
    let [winner] = last.elected.as_slice() else { return [None; 3] };
    if held.seats() != 1 || last.count.votes.len() > 2 {
        return [None; 3];
    }
    let given =
        last.count.votes.iter().find(|one| one.candidacy == winner.candidacy).map_or(0, |one| one.votes);
    let others = rules::valid(&last.count).saturating_sub(given);
    [Some(given), Some(others), Some(last.count.blank.saturating_add(last.count.void))]
}

/// The appointments of those elected, each to a seat in the order in which they were.
fn appointed(held: &Held, new: &NewProclamation) -> Vec<Effect> {
    let standing: HashMap<(i64, i64), PersonId> =
        held.candidates.iter().map(|one| ((one.candidacy, one.place), one.person_id)).collect();
    let elected = rules::elected(&held.election);
    let persons = elected.iter().filter_map(|one| standing.get(&(one.candidacy, one.place)).copied());
    let appoint = |(seat, person_id): (&ElectedSeat, PersonId)| {
        Effect::Appoint(Appoint {
            position_id: seat.position_id,
            body: seat.body.clone(),
            position_type: seat.position_type.clone(),
            ordinal: seat.ordinal,
            person_id,
            starts_on: new.starts_on,
            ends_on: new.ends_on,
            capacity: None,
            mode: None,
        })
    };
    held.election.each_seat().zip(persons).map(appoint).collect()
}

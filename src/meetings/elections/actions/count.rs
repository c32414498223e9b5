//! What a round counted is recorded, read again, annulled.
use std::collections::{HashMap, HashSet};

use crate::db::{Json, Moment, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::meetings::decisions::{Electors, MajorityFound};
use crate::persons::{self, PersonId};
use crate::references;
use crate::words::PartialDate;

use super::super::model::{
    Candidacy, Candidate, Count, Election, ElectionId, ElectionReadingId, ElectionTold, NewReading, NewRound,
    NewRoundAnnulment, NextStep, Reading, Round,
};
use super::super::rules::{self, Contest, Refusal, Settled, Stand};
use super::super::store;
use super::Held;

/// Records what a round counted, as the first scrutineer read it.
pub(in crate::meetings::elections) fn count(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewRound,
) -> Result<ElectionTold> {
    let held = Held::to_change(tx, id)?;
    let held_at = new.held_at.map(|at| Moment::new(at.0));
    rules::may_be_counted(&held.election, held.next(), held_at)?;
    let stand = rules::standing(&held.election);
    let left = held.seats().saturating_sub(rules::elected(&held.election).len());
    rules::may_count(&new.count, &stand, left, held.is_list()).map_err(|refusal| {
        let problem = Problem::from(refusal);
        if refusal == Refusal::CandidacyDoesNotStand { problem.within("/count/votes") } else { problem }
    })?;
    let number = i64::try_from(held.election.rounds.0.len().saturating_add(1)).map_err(Problem::internal)?;
    match new.scrutineer_id {
        Some(person) => sign(tx, &held, number, person)?,
        None if held.is_history() => {}
        None => return Err(Refusal::NobodyReadIt.into()),
    }
    let (settled, majority) = settle(tx, &held, &new.count, held_at)?;
    let mut rounds = held.election.rounds.0.clone();
    rounds.push(Round {
        number,
        held_at,
        count: new.count.clone(),
        is_last: rules::is_last(&held.election),
        majority,
        elected: settled.elected,
        tied: settled.tied,
        drawn: Vec::new(),
        goes_on: settled.goes_on,
        annulled_because: None,
        recorded_at: tx.now,
    });
    let after = Election { rounds: Json(rounds), ..held.election.clone() };
    held.kept(tx, after)
}

/// What a count of the round to come would settle, and by which majority.
fn settle(
    tx: &mut Tx<'_>,
    held: &Held,
    count: &Count,
    at: Option<Moment>,
) -> Result<(Settled, Option<MajorityFound>)> {
    let (contest, stands) = at_hand(tx, held, count, &[])?;
    let electors = Electors::of(tx, &held.meeting, at)?;
    electors.expect_within(number(count.ballots), held.is_history())?;
    let terms = &held.election.terms.0;
    let others = number(count.blank).saturating_add(number(count.void));
    let judged = |votes: usize| {
        let tally = [votes, contest.valid.saturating_sub(votes), others];
        electors.judged((&terms.subject, terms.majority), tally, terms.clause.as_deref())
    };
    let settled = rules::settle(&contest, &stands, |votes| judged(votes).carries());
    let most = stands.iter().map(|stand| stand.votes).max().unwrap_or_default();
    Ok((settled, contest.takes_a_majority(stands.len()).then(|| judged(most))))
}

fn number(count: i64) -> usize {
    usize::try_from(count).unwrap_or_default()
}

/// What a count of the round to come is about: the seats that are left, and who stands for them, with a lot where one was drawn.
pub(super) fn at_hand<'a>(
    tx: &mut Tx<'_>,
    held: &'a Held,
    count: &Count,
    drawn: &[i64],
) -> Result<(Contest<'a>, Vec<Stand>)> {
    let contest = Contest {
        rules: &held.election.terms.0.rules,
        seats: held.seats().saturating_sub(rules::elected(&held.election).len()),
        is_list: held.is_list(),
        is_last: rules::is_last(&held.election),
        valid: number(rules::valid(count)),
        against: number(count.against),
    };
    let all = rules::standing(&held.election);
    let born = births(tx, held, &all)?;
    let stand = |one: &Candidacy| {
        let votes = count.votes.iter().find(|votes| votes.candidacy == one.number);
        Stand {
            number: one.number,
            votes: number(votes.map_or(0, |votes| votes.votes)),
            persons: one.persons,
            born: born.get(&one.number).copied(),
            drawn: drawn.iter().position(|known| *known == one.number),
        }
    };
    Ok((contest, all.into_iter().map(stand).collect()))
}

/// Between which days the first of each candidacy was born, as far as that is known.
fn births(tx: &mut Tx<'_>, held: &Held, all: &[&Candidacy]) -> Result<HashMap<i64, (i64, i64)>> {
    let standing: HashSet<i64> = all.iter().map(|one| one.number).collect();
    let is_head = |one: &&Candidate| one.place == 1 && standing.contains(&one.candidacy);
    let heads: Vec<(i64, PersonId)> =
        held.candidates.iter().filter(is_head).map(|one| (one.candidacy, one.person_id)).collect();
    let ids: Vec<PersonId> = heads.iter().map(|(_, person)| *person).collect();
    let traits = persons::traits(tx, &ids)?;
    let born = |(candidacy, person): (i64, PersonId)| {
        let day: PartialDate = traits.get(&person)?.birth_date?;
        Some((candidacy, (rules::numbered(day.earliest()?), rules::numbered(day.latest()))))
    };
    Ok(heads.into_iter().filter_map(born).collect())
}

/// Keeps that a scrutineer read a round; whoever stands does not.
fn sign(tx: &mut Tx<'_>, held: &Held, round: i64, person: PersonId) -> Result<()> {
    references::persons(tx, &[person]).map_err(|problem| problem.within("/scrutineer_id"))?;
    if held.candidates.iter().any(|one| one.person_id == person && one.withdrawn_at.is_none()) {
        return Err(Refusal::ScrutineerStands.into());
    }
    let reading = Reading {
        id: ElectionReadingId::new(),
        election_id: held.election.id,
        round,
        person_id: person,
        created_at: tx.now,
    };
    store::insert_reading(tx, &reading)?;
    journal::created(tx, "election_reading", reading.id, &reading)
}

/// Reads the last count again, by another scrutineer, who has to find the same.
pub(in crate::meetings::elections) fn read(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewReading,
) -> Result<ElectionTold> {
    let held = Held::to_change(tx, id)?;
    let last = held.election.valid_rounds().next_back().cloned();
    let last = last.filter(|_| held.next() == NextStep::Reading).ok_or(Refusal::NothingToRead)?;
    rules::compare(&last.count, &new.count)
        .map_err(|told| Problem::from(Refusal::ReadingsDiffer).because(told))?;
    let has_read = |one: &Reading| one.round == last.number && one.person_id == new.scrutineer_id;
    if held.readings.iter().any(has_read) {
        return Err(Refusal::ScrutineerHasRead.into());
    }
    sign(tx, &held, last.number, new.scrutineer_id)?;
    let after = held.election.clone();
    held.kept(tx, after)
}

/// Annuls the last round: it stays on record, and is counted anew, of those who stood for it.
pub(in crate::meetings::elections) fn annul(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewRoundAnnulment,
) -> Result<ElectionTold> {
    let held = Held::to_change(tx, id)?;
    let last = held.election.valid_rounds().next_back().cloned().ok_or(Refusal::NothingToAnnul)?;
    let mut rounds = held.election.rounds.0.clone();
    for round in rounds.iter_mut().filter(|round| round.number == last.number) {
        round.annulled_because = Some(new.reason.to_string());
    }
    let is_since = |at: Option<Moment>| at.is_some_and(|at| at > last.recorded_at);
    let mut candidacies = held.election.candidacies.0.clone();
    for candidacy in candidacies.iter_mut().filter(|one| is_since(one.withdrawn_at)) {
        candidacy.withdrawn_at = None;
    }
    for before in held.candidates.iter().filter(|one| is_since(one.withdrawn_at)) {
        let after = Candidate { withdrawn_at: None, withdrawn_because: None, ..before.clone() };
        store::update_candidate(tx, &after)?;
        journal::changed(tx, "candidate", before.id, before, &after)?;
    }
    let after = Election { rounds: Json(rounds), candidacies: Json(candidacies), ..held.election.clone() };
    held.kept(tx, after)
}

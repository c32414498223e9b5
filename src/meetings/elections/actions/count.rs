//! What a round counted is recorded, read again, settled by lot, annulled.
use std::collections::{HashMap, HashSet};

use crate::db::{Json, Moment, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::meetings::decisions::{Electors, MajorityFound};
use crate::persons::{self, PersonId};
use crate::references;
use crate::words::PartialDate;

use super::super::model::{
    Candidacy, Candidate, Count, Election, ElectionId, ElectionReadingId, ElectionTold, NewDraw, NewReading,
    NewRound, NewRoundAnnulment, NextStep, Reading, Round,
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
    let readings = store::readings_in(tx, &[id])?;
    match rules::next(&held.election, held.seats(), held.read(&readings), held.scrutineers()) {
        NextStep::Round => {}
        NextStep::Candidacy => return Err(Refusal::NobodyStands.into()),
        NextStep::Abandonment => return Err(Refusal::RoundsAreOver.into()),
        _ => return Err(Refusal::RoundIsNotDue.into()),
    }
    let stand = rules::standing(&held.election);
    let left = held.seats().saturating_sub(rules::elected(&held.election).len());
    rules::may_count(&new.count, &stand, left, held.is_list())?;
    let held_at = new.held_at.map(|at| Moment::new(at.0));
    let number = i64::try_from(held.election.rounds.0.len().saturating_add(1)).map_err(Problem::internal)?;
    match new.scrutineer_id {
        Some(person) => sign(tx, &held.election, number, person)?,
        None if held.is_history() => {}
        None => return Err(Refusal::NobodyReadIt.into()),
    }
    let (settled, majority) = settle(tx, &held, &new.count, held_at, &[])?;
    let mut rounds = held.election.rounds.0.clone();
    rounds.push(Round {
        number,
        held_at,
        count: new.count.clone(),
        is_last: rules::is_last(&held.election, &held.rules),
        majority,
        elected: settled.elected,
        tied: settled.tied,
        drawn: Vec::new(),
        goes_on: settled.goes_on,
        annulled_because: None,
        recorded_at: tx.now,
    });
    let after = Election { rounds: Json(rounds), ..held.election.clone() };
    held.keep(tx, after)
}

/// What a count of the round to come would settle, and by which majority.
fn settle(
    tx: &mut Tx<'_>,
    held: &Held,
    count: &Count,
    at: Option<Moment>,
    drawn: &[i64],
) -> Result<(Settled, Option<MajorityFound>)> {
    let election = &held.election;
    let is_last = rules::is_last(election, &held.rules);
    let seats = held.seats().saturating_sub(rules::elected(election).len());
    let number = |count: i64| usize::try_from(count).unwrap_or_default();
    let valid = number(rules::valid(count));
    let against = number(count.against);
    let contest = Contest { rules: &held.rules, seats, is_list: held.is_list(), is_last, valid, against };
    let all = rules::standing(election);
    let born = births(tx, election, &all)?;
    let stand = |one: &Candidacy| {
        let votes =
            count.votes.iter().find(|votes| votes.candidacy == one.number).map_or(0, |votes| votes.votes);
        Stand {
            number: one.number,
            votes: number(votes),
            persons: one.persons,
            born: born.get(&one.number).copied(),
            drawn: drawn.iter().position(|known| *known == one.number),
        }
    };
    let stands: Vec<Stand> = all.into_iter().map(stand).collect();
    let electors = Electors::of(tx, &held.meeting, at)?;
    electors.expect_within(number(count.ballots), held.is_history())?;
    let (subject, majority) = &held.majority;
    let others = number(count.blank).saturating_add(number(count.void));
    let judged = |votes: usize| {
        let tally = [votes, valid.saturating_sub(votes), others];
        electors.judged((subject, *majority), tally, held.clause.as_deref())
    };
    let settled = rules::settle(&contest, &stands, |votes| judged(votes).carries());
    let takes_a_majority = contest.takes_a_majority();
    let most = stands.iter().map(|stand| stand.votes).max().unwrap_or_default();
    Ok((settled, takes_a_majority.then(|| judged(most))))
}

/// Between which days the first of each candidacy was born, as far as that is known.
fn births(tx: &mut Tx<'_>, election: &Election, all: &[&Candidacy]) -> Result<HashMap<i64, (i64, i64)>> {
    let standing: HashSet<i64> = all.iter().map(|one| one.number).collect();
    let heads = store::candidates_in(tx, &[election.id])?;
    let heads: Vec<(i64, PersonId)> = heads
        .into_iter()
        .filter(|one| one.place == 1 && standing.contains(&one.candidacy))
        .map(|one| (one.candidacy, one.person_id))
        .collect();
    let ids: Vec<PersonId> = heads.iter().map(|(_, person)| *person).collect();
    let traits = persons::traits(tx, &ids)?;
    let born = |(candidacy, person): (i64, PersonId)| {
        let day: PartialDate = traits.get(&person)?.birth_date?;
        Some((candidacy, (rules::numbered(day.earliest()?), rules::numbered(day.latest()))))
    };
    Ok(heads.into_iter().filter_map(born).collect())
}

/// Keeps that a scrutineer read a round; whoever stands does not.
fn sign(tx: &mut Tx<'_>, election: &Election, round: i64, person: PersonId) -> Result<()> {
    references::persons(tx, &[person]).map_err(|problem| problem.within("/scrutineer_id"))?;
    let candidates = store::candidates_in(tx, &[election.id])?;
    let withdrawn: HashSet<i64> = election
        .candidacies
        .0
        .iter()
        .filter(|one| one.withdrawn_at.is_some())
        .map(|one| one.number)
        .collect();
    let stands = |one: &Candidate| one.person_id == person && !withdrawn.contains(&one.candidacy);
    if candidates.iter().any(stands) {
        return Err(Refusal::ScrutineerStands.into());
    }
    let reading = Reading {
        id: ElectionReadingId::new(),
        election_id: election.id,
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
    let Some(last) = held.election.valid_rounds().next_back().cloned() else {
        return Err(Refusal::NothingToRead.into());
    };
    rules::compare(&last.count, &new.count)
        .map_err(|told| Problem::from(Refusal::ReadingsDiffer).because(told))?;
    let readings = store::readings_in(tx, &[id])?;
    let has_read = |one: &Reading| one.round == last.number && one.person_id == new.scrutineer_id;
    if readings.iter().any(has_read) {
        return Err(Refusal::ScrutineerHasRead.into());
    }
    sign(tx, &held.election, last.number, new.scrutineer_id)?;
    let after = held.election.clone();
    held.keep(tx, after)
}

/// Lets a lot settle the last round.
pub(in crate::meetings::elections) fn draw(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewDraw,
) -> Result<ElectionTold> {
    let held = Held::to_change(tx, id)?;
    let Some(last) = held.election.valid_rounds().next_back().cloned() else {
        return Err(Refusal::NothingIsDrawn.into());
    };
    rules::may_draw(&last, &new.candidacies)?;
    // The round is settled once more, as if it were to come.
    let mut rounds = held.election.rounds.0.clone();
    rounds.retain(|round| round.number != last.number);
    let before = Election { rounds: Json(rounds.clone()), ..held.election.clone() };
    let as_before = Held { election: before, ..Held::of(tx, held.election.clone())? };
    let (settled, majority) = settle(tx, &as_before, &last.count, last.held_at, &new.candidacies)?;
    let Settled { elected, tied, goes_on } = settled;
    rounds.push(Round { elected, tied, goes_on, majority, drawn: new.candidacies.clone(), ..last });
    rounds.sort_by_key(|round| round.number);
    let after = Election { rounds: Json(rounds), ..held.election.clone() };
    held.keep(tx, after)
}

/// Annuls the last round: it stays on record, and is counted anew.
pub(in crate::meetings::elections) fn annul(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewRoundAnnulment,
) -> Result<ElectionTold> {
    let held = Held::to_change(tx, id)?;
    let last = held.election.valid_rounds().next_back().map(|round| round.number);
    let Some(last) = last else { return Err(Refusal::NothingToRead.into()) };
    let mut rounds = held.election.rounds.0.clone();
    for round in rounds.iter_mut().filter(|round| round.number == last) {
        round.annulled_because = Some(new.reason.to_string());
    }
    let after = Election { rounds: Json(rounds), ..held.election.clone() };
    held.keep(tx, after)
}

//! Somebody stands in an election, or withdraws.
use std::collections::HashSet;

use crate::appointments::{self, Check, Proposed};
use crate::compliance::{self, Finding};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::persons::PersonId;
use crate::references;

use super::super::model::{
    Candidacy, Candidate, CandidateId, ElectedSeat, Election, ElectionId, ElectionTold, NewCandidacy,
    NewWithdrawal,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::{Held, seats};

/// Lets a person stand, or a list: each is looked at as the statutes of the day look at whoever takes that seat.
pub(in crate::meetings::elections) fn stand(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewCandidacy,
) -> Result<ElectionTold> {
    let held = Held::to_change(tx, id)?;
    rules::may_stand(&held.election, held.is_list(), new.persons.len(), held.seats())?;
    let at = |index: usize| format!("/persons/{index}");
    references::persons(tx, &new.persons)?;
    // What the statutes hold against somebody is told to whoever might appoint.
    seats::expect_right(tx, &held.election.seats.0)?;
    let stands = |one: &&Candidate| one.withdrawn_at.is_none();
    let mut standing: HashSet<PersonId> =
        held.candidates.iter().filter(stands).map(|one| one.person_id).collect();
    for (index, person) in new.persons.iter().enumerate() {
        if !standing.insert(*person) {
            return Err(Problem::from(Refusal::StandsAlready).within(&at(index)));
        }
    }
    let found = eligibility(tx, &held, &new.persons)?;
    for (index, findings) in found.iter().enumerate() {
        if let Some(problem) = compliance::refusal(findings) {
            return Err(problem.told_at(|_| at(index)));
        }
    }
    let number =
        i64::try_from(held.election.candidacies.0.len().saturating_add(1)).map_err(Problem::internal)?;
    let language = tx.language;
    let now = tx.now;
    let candidate = |(place, (person, findings)): (i64, (&PersonId, Vec<Finding>))| Candidate {
        id: CandidateId::new(),
        election_id: id,
        candidacy: number,
        place,
        person_id: *person,
        findings: Json(findings.iter().map(|finding| finding.told(language)).collect()),
        withdrawn_at: None,
        withdrawn_because: None,
        created_at: now,
    };
    let candidates: Vec<Candidate> = (1..).zip(new.persons.iter().zip(found)).map(candidate).collect();
    store::insert_candidates(tx, &candidates)?;
    journal::created_all(tx, "candidate", candidates.iter().map(|one| (one.id, one)).collect())?;
    let mut candidacies = held.election.candidacies.0.clone();
    candidacies.push(Candidacy {
        number,
        title: new.title.as_ref().map(ToString::to_string),
        persons: candidates.len(),
        withdrawn_at: None,
    });
    let after = Election { candidacies: Json(candidacies), ..held.election.clone() };
    held.kept(tx, after)
}

/// What the statutes hold against each of these persons: of a list by the seat at the same place, of single names by the
/// first, which is like all of them. How they are chosen was looked at when the election was opened.
fn eligibility(tx: &mut Tx<'_>, held: &Held, persons: &[PersonId]) -> Result<Vec<Vec<Finding>>> {
    let proposed = |(seat, person): (&ElectedSeat, &PersonId)| Proposed {
        position_id: seat.position_id,
        body: seat.body.clone(),
        position_type: seat.position_type.clone(),
        ordinal: seat.ordinal,
        person_id: *person,
        starts_on: None,
        ends_on: None,
        capacity: None,
        mode: None,
    };
    let appointments = held.election.each_seat().zip(persons).map(proposed).collect();
    let check = Check { on: Some(held.meeting.held_latest), statutes_id: None, appointments };
    // The position was looked at when the election was opened: a fault in it is the election's.
    appointments::eligibility(tx, &check).map_err(|problem| problem.told_at(|_| "/persons".to_owned()))
}

/// Withdraws a candidacy, before the first round or between two.
pub(in crate::meetings::elections) fn withdraw(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewWithdrawal,
) -> Result<ElectionTold> {
    let held = Held::to_change(tx, id)?;
    rules::may_withdraw(&held.election, new.candidacy, held.next())
        .map_err(|refusal| Problem::from(refusal).within("/candidacy"))?;
    let mut candidacies = held.election.candidacies.0.clone();
    for candidacy in candidacies.iter_mut().filter(|one| one.number == new.candidacy) {
        candidacy.withdrawn_at = Some(tx.now);
    }
    let withdrawn_because = new.reason.as_ref().map(ToString::to_string);
    for before in held.candidates.iter().filter(|one| one.candidacy == new.candidacy) {
        let (withdrawn_at, withdrawn_because) = (Some(tx.now), withdrawn_because.clone());
        let after = Candidate { withdrawn_at, withdrawn_because, ..before.clone() };
        store::update_candidate(tx, &after)?;
        journal::changed(tx, "candidate", before.id, before, &after)?;
    }
    let after = Election { candidacies: Json(candidacies), ..held.election.clone() };
    held.kept(tx, after)
}

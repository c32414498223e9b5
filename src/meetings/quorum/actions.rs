//! How quorums are looked up: those of a page by one query a table, however many they are.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::appointments::{self, Holding};
use crate::basis::MeetingId;
use crate::bodies::positions::{Numbered, Position, PositionId};
use crate::bodies::{self, Body, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::meetings::model::Meeting;
use crate::meetings::rules::Refusal;
use crate::memberships;
use crate::persons::{MembershipId, PersonId};
use crate::statutes::document::ClauseId;
use crate::statutes::{self, Document, Versions};
use crate::words::{Certainty, PartialDate};

use super::model::{
    Attendees, Belonging, Electorate, Quorum, QuorumDoubt, Roll, Rule, Sitting, VotingOffice,
};
use super::{rules, store};

/// How many persons' memberships are asked for in one statement.
const AT_ONCE: usize = 500;

/// The quorum of each meeting, in the order of the meetings.
pub(in crate::meetings) fn of(tx: &mut Tx<'_>, meetings: &[Meeting]) -> Result<Vec<Quorum>> {
    let ids: Vec<MeetingId> = meetings.iter().map(|meeting| meeting.id).collect();
    let mut attendees = store::attendees(tx, &ids)?;
    // Seats are looked at only where somebody came by name.
    let named = |meeting: &&Meeting| attendees.get(&meeting.id).is_some_and(|who| !who.present.is_empty());
    let mut ballot =
        Ballot::gather(tx, meetings.iter().filter(named).map(|meeting| meeting.body_id).collect())?;
    ballot.suspend(tx)?;
    meetings
        .iter()
        .map(|meeting| {
            let came = attendees.remove(&meeting.id).unwrap_or_default();
            ballot.quorum(meeting, &came, &HashSet::new(), tx.today)
        })
        .collect()
}

/// The quorum of one meeting.
pub(in crate::meetings) fn of_one(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<Quorum> {
    of(tx, std::slice::from_ref(meeting))?.pop().ok_or_else(Problem::not_found)
}

/// Who was at a meeting, who votes in its body on its day, and whether enough came where these are recused.
pub(in crate::meetings) fn roll(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    recused: &HashSet<PersonId>,
) -> Result<Roll> {
    let came = store::attendees(tx, &[meeting.id])?.remove(&meeting.id).unwrap_or_default();
    let mut ballot = Ballot::gather(tx, vec![meeting.body_id])?;
    ballot.suspend(tx)?;
    let quorum = ballot.quorum(meeting, &came, recused, tx.today)?;
    let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
    let electorate = held_on.is_exact().then(|| ballot.voting(meeting.body_id, held_on.latest())).flatten();
    Ok(Roll { quorum, present: came.present, groups: came.groups, electorate })
}

/// Who holds a seat in a body on `day`, perhaps, and is not certainly suspended: each once, by the first of the positions.
pub(in crate::meetings) fn sitting(
    tx: &mut Tx<'_>,
    body: BodyId,
    day: NaiveDate,
) -> Result<Vec<(PersonId, PositionId)>> {
    let mut ballot = Ballot::gather(tx, vec![body])?;
    ballot.suspend(tx)?;
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for position in ballot.positions.on(body, day) {
        for one in ballot.sittings.get(&position.id).into_iter().flatten() {
            let sits = one.occupancy.tenure.on(day).is_some();
            let is_suspended =
                rules::suspended(one.person, day, &ballot.belongings) == Some(Certainty::Certain);
            if sits && !is_suspended && seen.insert(one.person) {
                found.push((one.person, position.id));
            }
        }
    }
    Ok(found)
}

/// A refusal for want of a quorum: how many came of how many who had to, and the clause that asks it.
pub(in crate::meetings) fn lacking(
    tx: &mut Tx<'_>,
    refusal: Refusal,
    quorum: &Quorum,
    day: NaiveDate,
) -> Result<Problem> {
    let problem = Problem::from(refusal);
    let problem = match (quorum.voters_present, quorum.needed) {
        (Some(present), Some(needed)) => problem.because(format!("{present} / {needed}")),
        _ => problem,
    };
    let Some(clause) = quorum.clause.clone() else { return Ok(problem) };
    let clause = ClauseId::try_from(clause).map_err(Problem::internal)?;
    let statutes = statutes::in_force(tx, day)?;
    Ok(problem.under(statutes::cite(&statutes, Some(&clause))))
}

/// Who certainly votes in each of these bodies on `day`, for other rooms.
pub fn voters(
    tx: &mut Tx<'_>,
    ids: Vec<BodyId>,
    day: NaiveDate,
) -> Result<HashMap<BodyId, HashSet<PersonId>>> {
    let ballot = Ballot::gather(tx, ids)?;
    let Some(statutes) = ballot.versions.on(day) else { return Ok(HashMap::new()) };
    let of = |body: &BodyId| (*body, ballot.electorate(statutes, *body, day).voters);
    Ok(ballot.bodies.keys().map(of).collect())
}

/// Everything the quorums of some bodies are reckoned from.
struct Ballot {
    versions: Versions,
    bodies: HashMap<BodyId, Body>,
    positions: Numbered,
    sittings: HashMap<PositionId, Vec<Sitting>>,
    /// The memberships of those who sit; empty where nobody asks who was suspended.
    belongings: HashMap<PersonId, Vec<Belonging>>,
}

impl Ballot {
    fn gather(tx: &mut Tx<'_>, mut ids: Vec<BodyId>) -> Result<Self> {
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            let versions = Versions::new(Vec::new());
            let (bodies, sittings, belongings) = (HashMap::new(), HashMap::new(), HashMap::new());
            return Ok(Self { versions, bodies, positions: Numbered::default(), sittings, belongings });
        }
        let bodies = bodies::brief(tx, &ids)?.into_iter().map(|body| (body.id, body)).collect();
        let mut sittings: HashMap<PositionId, Vec<Sitting>> = HashMap::new();
        for Holding { position_id, person, occupancy } in appointments::holdings(tx, &ids)? {
            sittings.entry(position_id).or_default().push(Sitting { person, occupancy });
        }
        let positions = Numbered::gather(tx, &ids)?;
        let belongings = HashMap::new();
        Ok(Self { versions: statutes::versions(tx)?, bodies, positions, sittings, belongings })
    }

    /// Learns who of those who sit was suspended, and when.
    fn suspend(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        let sitting = self.sittings.values().flatten().map(|sitting| sitting.person);
        let people: Vec<PersonId> = sitting.collect::<HashSet<_>>().into_iter().collect();
        let mut rows = Vec::new();
        for some in people.chunks(AT_ONCE) {
            rows.append(&mut memberships::memberships_of_all(tx, some)?);
        }
        let ids: Vec<MembershipId> = rows.iter().map(|row| row.id).collect();
        let mut spells = memberships::suspensions(tx, &ids)?;
        for row in rows {
            let suspensions = spells.remove(&row.id).unwrap_or_default();
            let belonging = Belonging { tenure: row.tenure(), suspensions };
            self.belongings.entry(row.person_id).or_default().push(belonging);
        }
        Ok(())
    }

    /// The quorum of a meeting, without those who are recused.
    fn quorum(
        &self,
        meeting: &Meeting,
        came: &Attendees,
        recused: &HashSet<PersonId>,
        today: NaiveDate,
    ) -> Result<Quorum> {
        let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
        let rule = self.rule(meeting, held_on, came, today);
        let quorum = if recused.is_empty() {
            rules::quorum(came, rule)
        } else {
            let came = rules::others_of(came, recused);
            rules::quorum(&came, rule.map(|rule| rules::without_recused(rule, recused)))
        };
        Ok(Quorum { call: meeting.call, ..rules::so_far(quorum, held_on, today) })
    }

    /// What the statutes of the day of a meeting ask, and of whom; or why that cannot be told.
    fn rule(
        &self,
        meeting: &Meeting,
        held_on: PartialDate,
        came: &Attendees,
        today: NaiveDate,
    ) -> Result<Rule, QuorumDoubt> {
        match rules::doubt(held_on, today, came) {
            Some(doubt) => Err(doubt),
            None => self.asked(meeting, held_on.latest()).ok_or(QuorumDoubt::NoRule),
        }
    }

    fn asked(&self, meeting: &Meeting, day: NaiveDate) -> Option<Rule> {
        let body = meeting.body_id;
        let statutes = self.versions.on(day)?;
        let kind = statutes.body_type(&self.bodies.get(&body)?.type_code)?;
        let quorum = kind.quorum.as_ref()?;
        let clause = quorum.clause.as_ref().or(kind.clause.as_ref()).map(ToString::to_string);
        let electorate = self.voting(body, day)?;
        let share = match quorum.second_call {
            Some(second) if meeting.call > 1 => second.rule.share(),
            _ => Some(quorum.first),
        };
        Some(Rule { share, clause, electorate })
    }

    /// Who votes in a body on `day` and is not suspended, by the statutes of that day, if there were any.
    fn voting(&self, body: BodyId, day: NaiveDate) -> Option<Electorate> {
        let all = self.electorate(self.versions.on(day)?, body, day);
        Some(rules::without_suspended(all, day, &self.belongings))
    }

    /// Who votes in a body on `day`, by the statutes of that day.
    fn electorate(&self, statutes: &Document, body: BodyId, day: NaiveDate) -> Electorate {
        let on_the_day = self.positions.on(body, day);
        // Of an office that the statutes of the day do not know, only those are counted who are known to hold it.
        let (known, left): (Vec<_>, Vec<_>) =
            on_the_day.iter().partition(|position| statutes.position_type(&position.type_code).is_some());
        let votes = |position: &&&Position| {
            statutes.position_type(&position.type_code).is_some_and(|kind| kind.votes)
        };
        let voting: Vec<&Position> = known.iter().filter(votes).copied().collect();
        let seats = |position: &Position| position.seats.and_then(|seats| usize::try_from(seats).ok());
        let offices = voting.iter().map(|position| self.office(position, seats(position)));
        let offices: Vec<VotingOffice> =
            offices.chain(left.iter().map(|position| self.office(position, Some(0)))).collect();
        let numbers = voting.iter().map(|position| (position.type_code.as_str(), position.number()));
        rules::electorate(day, &offices, rules::gaps(numbers))
    }

    fn office(&self, position: &Position, seats: Option<usize>) -> VotingOffice {
        VotingOffice { seats, sittings: self.sittings.get(&position.id).cloned().unwrap_or_default() }
    }
}

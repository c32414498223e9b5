//! How electorates are looked up: those of many bodies by one query a table.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::appointments::freezes::{self, FrozenSpell};
use crate::appointments::{self, AppointmentId, Holding};
use crate::bodies::positions::{Numbered, Position, PositionId};
use crate::bodies::{self, Body, BodyId};
use crate::db::Tx;
use crate::error::Result;
use crate::memberships;
use crate::memberships::standings::SuspensionSpell;
use crate::persons::PersonId;
use crate::statutes::document::BodyType;
use crate::statutes::{self, Document, Versions};
use crate::words::{Certainty, Tenure};

use super::model::{Electorate, Sitting, VotingOffice};
use super::rules;

/// Everything the electorates of some bodies are reckoned from, on whichever day.
pub struct Electorates {
    versions: Versions,
    bodies: HashMap<BodyId, Body>,
    positions: Numbered,
    sittings: HashMap<PositionId, Vec<Sitting>>,
    /// When those who sit were suspended; empty where nobody asks.
    suspensions: HashMap<PersonId, Vec<SuspensionSpell>>,
    /// When an office was frozen by itself; empty where nobody asks.
    frozen: HashMap<AppointmentId, Vec<Tenure>>,
}

impl Electorates {
    /// Gathers the seats of these bodies, and who ever sat in them.
    pub fn gather(tx: &mut Tx<'_>, mut ids: Vec<BodyId>) -> Result<Self> {
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            let versions = Versions::new(Vec::new());
            let (bodies, sittings, suspensions) = (HashMap::new(), HashMap::new(), HashMap::new());
            let (positions, frozen) = (Numbered::default(), HashMap::new());
            return Ok(Self { versions, bodies, positions, sittings, suspensions, frozen });
        }
        let bodies = bodies::brief(tx, &ids)?.into_iter().map(|body| (body.id, body)).collect();
        let mut sittings: HashMap<PositionId, Vec<Sitting>> = HashMap::new();
        for Holding { id, position_id, person, occupancy } in appointments::holdings(tx, &ids)? {
            sittings.entry(position_id).or_default().push(Sitting { id, person, occupancy });
        }
        let positions = Numbered::gather(tx, &ids)?;
        let (suspensions, frozen) = (HashMap::new(), HashMap::new());
        Ok(Self { versions: statutes::versions(tx)?, bodies, positions, sittings, suspensions, frozen })
    }

    /// Learns when those who sit were suspended, and when these persons were.
    pub fn suspend(&mut self, tx: &mut Tx<'_>, mut besides: HashSet<PersonId>) -> Result<()> {
        let bodies: Vec<BodyId> = self.bodies.keys().copied().collect();
        if bodies.is_empty() {
            return Ok(());
        }
        if !besides.is_empty() {
            // Of those who sit it is learnt in any case.
            for sitting in self.sittings.values().flatten() {
                besides.remove(&sitting.person);
            }
        }
        let besides: Vec<PersonId> = besides.into_iter().collect();
        self.suspensions = memberships::suspensions_of_seated(tx, &bodies, &besides)?;
        for FrozenSpell { person, appointment, spell } in freezes::of_seated(tx, &bodies, &besides)? {
            if let Some(office) = appointment {
                self.frozen.entry(office).or_default().push(spell);
            } else {
                // Whose offices are frozen votes by none of them, as if suspended.
                let frozen = SuspensionSpell { membership: spell, spell };
                self.suspensions.entry(person).or_default().push(frozen);
            }
        }
        Ok(())
    }

    /// When those were suspended of whom that was asked.
    pub fn suspensions(&self) -> &HashMap<PersonId, Vec<SuspensionSpell>> {
        &self.suspensions
    }

    /// What the statutes of a day say of a body, if there were any and they know its type.
    pub fn body_type(&self, body: BodyId, day: NaiveDate) -> Option<&BodyType> {
        self.versions.on(day)?.body_type(&self.bodies.get(&body)?.type_code)
    }

    /// Who votes in a body on `day` and is not suspended, by the statutes of that day, if there were any.
    pub fn voting(&self, body: BodyId, day: NaiveDate) -> Option<Electorate> {
        let all = self.electorate(self.versions.on(day)?, body, day);
        Some(rules::without_suspended(all, day, &self.suspensions))
    }

    /// Who holds a seat in a body on `day`, perhaps, and is not certainly suspended: each once, by the first of the positions.
    pub fn sitting(&self, body: BodyId, day: NaiveDate) -> Vec<(PersonId, PositionId)> {
        let resting = self.resting(day);
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for position in self.positions.on(body, day) {
            for one in self.sittings.get(&position.id).into_iter().flatten() {
                let sits = one.occupancy.tenure.on(day).is_some() && !resting.contains(&one.id);
                let is_suspended =
                    rules::suspended(one.person, day, &self.suspensions) == Some(Certainty::Certain);
                if sits && !is_suspended && seen.insert(one.person) {
                    found.push((one.person, position.id));
                }
            }
        }
        found
    }

    /// The offices that are frozen by themselves on `day`.
    fn resting(&self, day: NaiveDate) -> HashSet<AppointmentId> {
        let rests = |spells: &[Tenure]| spells.iter().any(|spell| spell.on(day).is_some());
        self.frozen.iter().filter(|(_, spells)| rests(spells)).map(|(office, _)| *office).collect()
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
        let resting = self.resting(day);
        let offices = voting.iter().map(|position| self.office(position, seats(position), &resting));
        let offices: Vec<VotingOffice<'_>> =
            offices.chain(left.iter().map(|position| self.office(position, Some(0), &resting))).collect();
        let numbers = voting.iter().map(|position| (position.type_code.as_str(), position.number()));
        rules::electorate(day, &offices, rules::gaps(numbers))
    }

    fn office<'a>(
        &'a self,
        position: &Position,
        seats: Option<usize>,
        resting: &'a HashSet<AppointmentId>,
    ) -> VotingOffice<'a> {
        let sittings = self.sittings.get(&position.id).map(Vec::as_slice).unwrap_or_default();
        VotingOffice { seats, sittings, resting }
    }
}

/// Who certainly votes in each of these bodies on `day`, suspended or not; by no office that is frozen then.
pub fn voters(
    tx: &mut Tx<'_>,
    ids: Vec<BodyId>,
    day: NaiveDate,
) -> Result<HashMap<BodyId, HashSet<PersonId>>> {
    let mut all = Electorates::gather(tx, ids)?;
    let bodies: Vec<BodyId> = all.bodies.keys().copied().collect();
    let mut frozen: HashSet<PersonId> = HashSet::new();
    for FrozenSpell { person, appointment, spell } in freezes::of_seated(tx, &bodies, &[])? {
        match appointment {
            Some(office) => all.frozen.entry(office).or_default().push(spell),
            None if spell.on(day).is_some() => drop(frozen.insert(person)),
            None => {}
        }
    }
    let Some(statutes) = all.versions.on(day) else { return Ok(HashMap::new()) };
    let of = |body: &BodyId| {
        let mut voters = all.electorate(statutes, *body, day).voters;
        voters.retain(|voter| !frozen.contains(voter));
        (*body, voters)
    };
    Ok(bodies.iter().map(of).collect())
}

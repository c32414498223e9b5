//! What is done with elections: held, stood in, counted, read again, proclaimed.
mod count;
mod hold;
mod proclaim;
mod stand;

pub(super) use count::{annul, count, draw, read};
pub(super) use hold::{abandon, hold, list, show};
pub(super) use proclaim::proclaim;
pub(super) use stand::{stand, withdraw};

use std::collections::HashSet;

use crate::bodies;
use crate::compliance;
use crate::db::Tx;
use crate::error::Result;
use crate::journal;
use crate::meetings::model::Meeting;
use crate::meetings::rules::may_change;
use crate::meetings::store::find as find_meeting;
use crate::persons::PersonId;
use crate::references;
use crate::statutes;
use crate::statutes::document::{ElectionRules, Majority, Mode};
use crate::words::of_word;

use super::model::{
    Candidate, CandidateTold, Elected, Election, ElectionId, ElectionTold, Reading, ReadingTold,
};
use super::{rules, store};

/// An election at hand, with its meeting and what the statutes of the day say of it.
struct Held {
    election: Election,
    meeting: Meeting,
    rules: ElectionRules,
    /// How many votes elect.
    majority: (String, Majority),
    clause: Option<String>,
}

impl Held {
    fn find(tx: &mut Tx<'_>, id: ElectionId) -> Result<Self> {
        let election = store::find(tx, id)?;
        Self::of(tx, election)
    }

    fn of(tx: &mut Tx<'_>, election: Election) -> Result<Self> {
        let meeting = find_meeting(tx, election.meeting_id)?;
        let versions = statutes::versions(tx)?;
        let body = bodies::find(tx, &election.body_id.into())?;
        let kind = versions.on(meeting.held_latest).and_then(|statutes| statutes.body_type(&body.type_code));
        let rules = kind.and_then(|kind| kind.elections.clone()).unwrap_or_default();
        let of = |word: &str| {
            let majority = kind?.majority.get(word).copied();
            majority.map(|majority| (word.to_owned(), majority))
        };
        let majority = of("election").or_else(|| of("default"));
        let majority = majority.unwrap_or_else(|| ("default".to_owned(), Majority::Simple));
        let clause = rules.clause.as_ref().or_else(|| kind.and_then(|kind| kind.clause.as_ref()));
        let clause = clause.map(ToString::to_string);
        Ok(Self { election, meeting, rules, majority, clause })
    }

    /// The same, to be changed by the caller: it goes on, and so does what is recorded of its meeting.
    fn to_change(tx: &mut Tx<'_>, id: ElectionId) -> Result<Self> {
        let held = Self::find(tx, id)?;
        tx.expect_version(id, held.election.version)?;
        rules::may_change(&held.election)?;
        may_change(&held.meeting)?;
        Ok(held)
    }

    fn is_history(&self) -> bool {
        self.election.source.is_some()
    }

    fn is_list(&self) -> bool {
        of_word::<Mode>(&self.election.mode) == Some(Mode::ListBallot)
    }

    /// How many seats it fills.
    fn seats(&self) -> usize {
        let seats =
            self.election.seats.0.iter().map(|seat| usize::try_from(seat.seats.unwrap_or(1)).unwrap_or(1));
        seats.fold(0, usize::saturating_add)
    }

    /// How many have to read each count; nobody has to of what is history.
    fn scrutineers(&self) -> usize {
        if self.is_history() { 0 } else { usize::try_from(self.rules.scrutineers).unwrap_or(usize::MAX) }
    }

    /// How many read the last round that holds.
    fn read(&self, readings: &[Reading]) -> usize {
        let last = self.election.valid_rounds().next_back().map(|round| round.number);
        readings.iter().filter(|reading| Some(reading.round) == last).count()
    }

    /// The election as it is told.
    fn told(self, tx: &mut Tx<'_>) -> Result<ElectionTold> {
        let candidates = store::candidates_in(tx, &[self.election.id])?;
        let readings = store::readings_in(tx, &[self.election.id])?;
        let persons: HashSet<PersonId> = candidates.iter().map(|one| one.person_id).collect();
        let persons: Vec<PersonId> =
            persons.into_iter().chain(readings.iter().map(|one| one.person_id)).collect();
        let names = references::named(tx, &persons)?;
        let scrutineers_needed = self.scrutineers();
        let next = rules::next(&self.election, self.seats(), self.read(&readings), scrutineers_needed);
        let elected: Vec<Elected> = rules::elected(&self.election);
        let language = tx.language;
        let tell = |mut candidate: Candidate| {
            compliance::speak(&mut candidate.findings.0, language);
            let place = Elected { candidacy: candidate.candidacy, place: candidate.place };
            let (person, is_elected) = (names.get(&candidate.person_id).cloned(), elected.contains(&place));
            CandidateTold { candidate, person, is_elected }
        };
        let candidates = candidates.into_iter().map(tell).collect();
        let tell = |reading: Reading| ReadingTold { person: names.get(&reading.person_id).cloned(), reading };
        let readings = readings.into_iter().map(tell).collect();
        Ok(ElectionTold { election: self.election, candidates, readings, next, scrutineers_needed })
    }

    /// Keeps the election as it is now, and tells it.
    fn keep(self, tx: &mut Tx<'_>, after: Election) -> Result<ElectionTold> {
        let version = after.version.saturating_add(1);
        let after = Election { version, updated_at: tx.now, ..after };
        store::update(tx, &after)?;
        journal::changed(tx, "election", after.id, &self.election, &after)?;
        Self { election: after, ..self }.told(tx)
    }
}

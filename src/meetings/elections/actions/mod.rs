//! What is done with elections: held, stood in, counted, read again, proclaimed.
mod count;
mod draw;
mod hold;
mod proclaim;
mod seats;
mod stand;

pub(super) use count::{annul, count, read};
pub(super) use draw::draw;
pub(super) use hold::{abandon, hold, list, show, take_out};
pub(super) use proclaim::proclaim;
pub(super) use stand::{stand, withdraw};

use std::collections::HashSet;

use crate::compliance;
use crate::db::Tx;
use crate::error::Result;
use crate::journal;
use crate::meetings::model::Meeting;
use crate::meetings::rules::may_change;
use crate::meetings::store::find as find_meeting;
use crate::persons::PersonId;
use crate::reach;
use crate::references;
use crate::statutes::document::Mode;
use crate::words::of_word;

use super::model::{
    Candidate, CandidateTold, Elected, Election, ElectionId, ElectionTold, NextStep, Reading, ReadingTold,
};
use super::{rules, store};

/// An election at hand, with its meeting, who stands and who read its counts.
#[derive(Clone)]
struct Held {
    election: Election,
    meeting: Meeting,
    candidates: Vec<Candidate>,
    readings: Vec<Reading>,
}

impl Held {
    fn find(tx: &mut Tx<'_>, id: ElectionId) -> Result<Self> {
        let election = store::find(tx, id)?;
        let meeting = find_meeting(tx, election.meeting_id)?;
        let candidates = store::candidates_in(tx, &[id])?;
        let readings = store::readings_in(tx, &[id])?;
        Ok(Self { election, meeting, candidates, readings })
    }

    /// The same, to be changed by the caller: it goes on, so does what is recorded of its meeting, and the caller is recused from
    /// nobody who stands.
    fn to_change(tx: &mut Tx<'_>, id: ElectionId) -> Result<Self> {
        let held = Self::find(tx, id)?;
        tx.expect_version(id, held.election.version)?;
        rules::may_change(&held.election)?;
        may_change(&held.meeting)?;
        reach::expect_not_recused(tx, held.candidates.iter().map(|one| one.person_id.0))?;
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
        self.election.each_seat().count()
    }

    /// How many have to read each count; nobody has to of what is history.
    fn scrutineers(&self) -> usize {
        let asked = self.election.terms.0.rules.scrutineers;
        if self.is_history() { 0 } else { usize::try_from(asked).unwrap_or(usize::MAX) }
    }

    /// What it waits for.
    fn next(&self) -> NextStep {
        let last = self.election.valid_rounds().next_back().map(|round| round.number);
        let read = self.readings.iter().filter(|reading| Some(reading.round) == last).count();
        rules::next(&self.election, self.seats(), read, self.scrutineers())
    }

    /// The election as it is told.
    fn told(self, tx: &mut Tx<'_>) -> Result<ElectionTold> {
        let (next, scrutineers_needed) = (self.next(), self.scrutineers());
        let Self { election, candidates, readings, .. } = self;
        let persons: HashSet<PersonId> = candidates.iter().map(|one| one.person_id).collect();
        let persons: Vec<PersonId> =
            persons.into_iter().chain(readings.iter().map(|one| one.person_id)).collect();
        let names = references::named(tx, &persons)?;
        let elected: Vec<Elected> = rules::elected(&election);
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
        Ok(ElectionTold { election, candidates, readings, next, scrutineers_needed })
    }

    /// Keeps the election as it is now.
    fn keep(&self, tx: &mut Tx<'_>, after: Election) -> Result<Election> {
        let version = self.election.version.saturating_add(1);
        let after = Election { version, updated_at: tx.now, ..after };
        store::update(tx, &after)?;
        journal::changed(tx, "election", after.id, &self.election, &after)?;
        Ok(after)
    }

    /// The same, and tells it with what else was recorded of it.
    fn kept(self, tx: &mut Tx<'_>, after: Election) -> Result<ElectionTold> {
        let id = self.keep(tx, after)?.id;
        Self::find(tx, id)?.told(tx)
    }
}

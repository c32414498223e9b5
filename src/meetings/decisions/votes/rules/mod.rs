//! Whether votes may be what is told of them, and whether they carry. Unknown is not absent, and nothing is guessed. Pure.
use std::collections::HashSet;

use crate::meetings::quorum::Roll;
use crate::persons::PersonId;
use crate::statutes::document::{Majority, MajorityOf, Mode};

use super::model::{CastChoice, CastingVote, CountDoubt, MajorityState, NewConflict, NewVote};

mod refusals;
#[cfg(test)]
mod tests;

pub use refusals::Refusal;

/// How many voted how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::meetings::decisions) struct Tally {
    pub(in crate::meetings::decisions) given: usize,
    pub(in crate::meetings::decisions) against: usize,
    pub(in crate::meetings::decisions) abstained: usize,
}

impl Tally {
    /// The count of a roll call.
    pub(super) fn of(votes: &[NewVote]) -> Self {
        let count = |choice| votes.iter().filter(|vote| vote.choice == choice).count();
        Self {
            given: count(CastChoice::For),
            against: count(CastChoice::Against),
            abstained: count(CastChoice::Abstained),
        }
    }

    /// Everybody who took part.
    pub(super) fn whole(self) -> usize {
        self.given.saturating_add(self.against).saturating_add(self.abstained)
    }

    fn is_tied(self) -> bool {
        self.given == self.against
    }
}

/// Whether something is settled so by a vote.
pub(in crate::meetings) fn is_a_vote(mode: Mode) -> bool {
    match mode {
        Mode::IndividualBallot
        | Mode::ListBallot
        | Mode::ShowOfHands
        | Mode::RollCall
        | Mode::SecretBallot => true,
        Mode::Consensus | Mode::Acclamation | Mode::Appointment | Mode::ExOfficio | Mode::Unspecified => {
            false
        }
    }
}

/// Whether it is known, of something settled so, who voted how.
fn is_secret(mode: Mode) -> bool {
    matches!(mode, Mode::IndividualBallot | Mode::ListBallot | Mode::SecretBallot)
}

/// A roll call that may not be recorded, and where it says so.
pub(super) type Misnamed = (Refusal, String);

/// Goes on only if each is named once, and none in a secret ballot.
pub(super) fn expect_named_once(
    mode: Mode,
    votes: &[NewVote],
    conflicts: &[NewConflict],
) -> Result<(), Misnamed> {
    if is_secret(mode) && !votes.is_empty() {
        return Err((Refusal::SecretBallotHasNoNames, "/votes".to_owned()));
    }
    let mut seen = HashSet::new();
    let twice = named(votes, conflicts).find(|(_, person)| !seen.insert(*person));
    twice.map_or(Ok(()), |(place, _)| Err((Refusal::VoterIsNamedTwice, place)))
}

/// Goes on only if who voted was there and had a vote, as far as it is known, and who is recused had one.
pub(super) fn expect_voters(
    votes: &[NewVote],
    conflicts: &[NewConflict],
    roll: &Roll,
) -> Result<(), Misnamed> {
    let may_vote = |person: &PersonId| match &roll.electorate {
        Some(all) => all.unknown != Some(0) || all.voters.contains(person),
        None => true,
    };
    let came = |person: &PersonId| roll.present.contains(person);
    if let Some((place, _)) = named(votes, &[]).find(|(_, person)| !came(person)) {
        return Err((Refusal::VoterWasNotThere, place));
    }
    let stranger = named(votes, conflicts).find(|(_, person)| !may_vote(person));
    stranger.map_or(Ok(()), |(place, _)| Err((Refusal::VoterHasNoVote, place)))
}

/// Goes on only if nobody votes who has no part in what is decided.
pub(super) fn expect_no_vote_of(barred: &HashSet<PersonId>, votes: &[NewVote]) -> Result<(), Misnamed> {
    let found = named(votes, &[]).find(|(_, person)| barred.contains(person));
    found.map_or(Ok(()), |(place, _)| Err((Refusal::VoterHasNoPart, place)))
}

/// Everybody who is named, and where.
fn named(votes: &[NewVote], conflicts: &[NewConflict]) -> impl Iterator<Item = (String, PersonId)> {
    let votes: Vec<PersonId> = votes.iter().map(|vote| vote.person_id).collect();
    let conflicts: Vec<PersonId> = conflicts.iter().map(|one| one.person_id).collect();
    let placed = |list: &'static str, all: Vec<PersonId>| {
        all.into_iter().enumerate().map(move |(place, id)| (format!("/{list}/{place}/person_id"), id))
    };
    placed("votes", votes).chain(placed("conflicts", conflicts))
}

/// The fewest of whom a majority is a part, and the most, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) least: usize,
    pub(super) most: Option<usize>,
}

/// How many may be in each of the wholes of a majority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wholes {
    pub(super) present: Bounds,
    pub(super) members: Bounds,
}

impl Wholes {
    /// The wholes of a meeting, without those who are recused.
    pub(super) fn of(roll: &Roll, recused: &HashSet<PersonId>) -> Self {
        let here = roll.present.difference(recused).count();
        let Some(all) = &roll.electorate else {
            let unknown = Bounds { least: 0, most: None };
            let present = Bounds { least: 0, most: (roll.groups == 0).then_some(here) };
            return Self { present, members: unknown };
        };
        let voters: HashSet<PersonId> = all.voters.difference(recused).copied().collect();
        let surely = roll.surely.intersection(&voters).count();
        let came = roll.present.intersection(&voters).count();
        let others = here.saturating_sub(came);
        let perhaps = all.unknown.map_or(others, |unknown| unknown.min(others));
        let present =
            Bounds { least: surely, most: (roll.groups == 0).then_some(came.saturating_add(perhaps)) };
        let most = all.unknown.map(|unknown| voters.len().saturating_add(unknown));
        Self { present, members: Bounds { least: voters.len(), most } }
    }
}

/// What a majority comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) state: MajorityState,
    pub(super) reason: Option<CountDoubt>,
    pub(super) whole: Option<usize>,
    pub(super) needed: Option<usize>,
}

/// Whether these votes reach a majority; a casting vote breaks a tie where one more than half of them is needed.
pub(super) fn judge(
    majority: Majority,
    tally: Option<Tally>,
    wholes: Wholes,
    casting: Option<CastingVote>,
) -> Judged {
    let told = |whole: Option<usize>| (whole, whole.map(|whole| majority.needed(whole)));
    let bounds = match (majority.of(), tally) {
        (MajorityOf::VotesCast, Some(tally)) => {
            let cast = tally.given.saturating_add(tally.against);
            Bounds { least: cast, most: Some(cast) }
        }
        (MajorityOf::VotesCast, None) => Bounds { least: 0, most: None },
        (MajorityOf::Present, _) => wholes.present,
        (MajorityOf::Members, _) => wholes.members,
    };
    let (whole, needed) = told(bounds.most.filter(|most| *most == bounds.least));
    let Some(tally) = tally else {
        return Judged {
            state: MajorityState::NotVerifiable,
            reason: Some(CountDoubt::NotCounted),
            whole,
            needed,
        };
    };
    if majority == Majority::Simple && tally.is_tied() && casting == Some(CastingVote::For) {
        return Judged { state: MajorityState::Reached, reason: None, whole, needed };
    }
    // Whoever voted was there, and in office.
    let least =
        if majority.of() == MajorityOf::VotesCast { bounds.least } else { bounds.least.max(tally.whole()) };
    let is_surely_reached = bounds.most.is_some_and(|most| tally.given >= majority.needed(most.max(least)));
    let (state, reason) = if is_surely_reached {
        (MajorityState::Reached, None)
    } else if tally.given < majority.needed(least) {
        (MajorityState::NotReached, None)
    } else {
        (MajorityState::NotVerifiable, Some(CountDoubt::VotersUnknown))
    };
    Judged { state, reason, whole, needed }
}

/// Whether whoever chairs may break a tie.
pub(super) fn may_break(tally: Option<Tally>, chair_decides: bool) -> bool {
    chair_decides && tally.is_some_and(Tally::is_tied)
}

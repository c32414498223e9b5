//! How an election goes: what may be counted, what a count comes to, and what follows. Pure.
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::statutes::document::Mode;
use crate::words::PartialDate;

use super::model::{Candidacy, Count, Elected, Election, ElectionState, Moment, NextStep, Round};

mod refusals;
mod shares;
#[cfg(test)]
mod tests;
mod ties;
mod winners;

pub use refusals::Refusal;
pub(super) use ties::numbered;
pub(super) use winners::{Contest, Settled, Stand, drawn, settle};

/// The most seats one election fills.
const MOST_SEATS: usize = 50;
/// The most candidacies one election has.
const MOST_CANDIDACIES: usize = 200;
/// The most names they have together.
const MOST_NAMES: usize = 1_000;
/// The most rounds on record, those annulled among them.
const MOST_ROUNDS: usize = 50;

/// Whether somebody is elected so; a roll call would name who voted for whom.
pub(super) fn may_elect(mode: Mode) -> Result<(), Refusal> {
    match mode {
        Mode::IndividualBallot | Mode::ListBallot | Mode::SecretBallot | Mode::ShowOfHands => Ok(()),
        _ => Err(Refusal::ModeElectsNobody),
    }
}

/// Whether so many seats may be filled at once.
pub(super) fn may_fill(seats: usize) -> Result<(), Refusal> {
    if seats <= MOST_SEATS { Ok(()) } else { Err(Refusal::TooManySeats) }
}

/// Whether an election of that day may be recorded as history.
pub(super) fn may_be_history(
    is_history: bool,
    held_on: PartialDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let is_past = held_on.earliest().is_none_or(|first| first < today);
    if is_history && !is_past { Err(Refusal::HistoryIsOfThePast) } else { Ok(()) }
}

/// Whether seats of these types may be filled together: by single names only those that are alike.
pub(super) fn may_differ(mode: Mode, kinds: &[String]) -> Result<(), Refusal> {
    let are_alike = kinds.windows(2).all(|two| two.first() == two.last());
    if are_alike || mode == Mode::ListBallot { Ok(()) } else { Err(Refusal::SeatsDiffer) }
}

/// Whether an election may be taken out: while no round of it is on record.
pub(super) fn may_be_taken_out(election: &Election) -> Result<(), Refusal> {
    if election.rounds.0.is_empty() { Ok(()) } else { Err(Refusal::ElectionWasCounted) }
}

/// Whether an election may change.
pub(super) fn may_change(election: &Election) -> Result<(), Refusal> {
    if election.state == ElectionState::Open { Ok(()) } else { Err(Refusal::ElectionIsOver) }
}

/// Whether so many persons may stand with one more candidacy.
pub(super) fn may_stand(
    election: &Election,
    is_list: bool,
    persons: usize,
    seats: usize,
) -> Result<(), Refusal> {
    if election.valid_rounds().next().is_some() {
        return Err(Refusal::CandidaciesAreClosed);
    }
    let names = election.candidacies.0.iter().map(|one| one.persons).fold(persons, usize::saturating_add);
    if election.candidacies.0.len() >= MOST_CANDIDACIES || names > MOST_NAMES {
        return Err(Refusal::TooManyCandidacies);
    }
    match (is_list, persons) {
        (false, 2..) => Err(Refusal::OnePersonStands),
        (true, persons) if persons > seats => Err(Refusal::ListIsTooLong),
        _ => Ok(()),
    }
}

/// The candidacies that stand in the next round.
pub(super) fn standing(election: &Election) -> Vec<&Candidacy> {
    let last = election.valid_rounds().next_back();
    let goes_on = |candidacy: &&Candidacy| last.is_none_or(|round| round.goes_on.contains(&candidacy.number));
    election.candidacies.0.iter().filter(|one| one.withdrawn_at.is_none()).filter(goes_on).collect()
}

/// Who was elected so far, in the order of the seats.
pub(super) fn elected(election: &Election) -> Vec<Elected> {
    election.valid_rounds().flat_map(|round| round.elected.iter().copied()).collect()
}

/// Whether a candidacy may be withdrawn, where the election waits for that: before a round, not between its count and what
/// follows from it.
pub(super) fn may_withdraw(election: &Election, number: i64, next: NextStep) -> Result<(), Refusal> {
    if elected(election).iter().any(|one| one.candidacy == number) {
        return Err(Refusal::WasElected);
    }
    let stands = |one: &Candidacy| one.number == number && one.withdrawn_at.is_none();
    if !election.candidacies.0.iter().any(stands) {
        return Err(Refusal::CandidacyDoesNotStand);
    }
    if matches!(next, NextStep::Candidacy | NextStep::Round) {
        Ok(())
    } else {
        Err(Refusal::WithdrawalIsLate)
    }
}

/// What an election waits for, where so many have read its last round and so many should have.
pub(super) fn next(election: &Election, seats: usize, readings: usize, needed: usize) -> NextStep {
    if election.state != ElectionState::Open {
        return NextStep::Nothing;
    }
    let elected = elected(election).len();
    let Some(last) = election.valid_rounds().next_back() else {
        return if standing(election).is_empty() { NextStep::Candidacy } else { NextStep::Round };
    };
    if readings < needed {
        return NextStep::Reading;
    }
    if !last.tied.is_empty() {
        return NextStep::Draw;
    }
    let is_over = elected >= seats || last.is_last || standing(election).is_empty();
    match (is_over, elected) {
        (false, _) => NextStep::Round,
        (true, 0) => NextStep::Abandonment,
        (true, _) => NextStep::Proclamation,
    }
}

/// How many votes were given to somebody, or against whoever stands alone.
pub(super) fn valid(count: &Count) -> i64 {
    count.ballots.saturating_sub(count.blank).saturating_sub(count.void)
}

/// Whether a count adds up, where these stand for so many seats.
pub(super) fn may_count(
    count: &Count,
    stand: &[&Candidacy],
    seats: usize,
    is_list: bool,
) -> Result<(), Refusal> {
    let mut told = HashSet::new();
    let is_once = count.votes.iter().all(|one| told.insert(one.candidacy));
    let all: HashSet<i64> = stand.iter().map(|one| one.number).collect();
    if !told.is_subset(&all) {
        return Err(Refusal::CandidacyDoesNotStand);
    }
    if !is_once || told != all {
        return Err(Refusal::CountIsIncomplete);
    }
    let one_name = is_list || seats <= 1;
    if count.against > 0 && !(stand.len() == 1 && one_name) {
        return Err(Refusal::NothingIsAgainst);
    }
    let valid = valid(count);
    let given: i64 = count.votes.iter().map(|one| one.votes).fold(count.against, i64::saturating_add);
    let most = i64::try_from(seats).unwrap_or(i64::MAX);
    let adds_up = if one_name {
        given == valid
    } else {
        // Each names one at least; who names nobody leaves the paper blank.
        (valid..=valid.saturating_mul(most)).contains(&given)
            && count.votes.iter().all(|one| one.votes <= valid)
    };
    if valid >= 0 && adds_up { Ok(()) } else { Err(Refusal::CountDoesNotAddUp) }
}

/// Whether two scrutineers found the same; else what they differ in.
pub(super) fn compare(first: &Count, second: &Count) -> Result<(), String> {
    let votes = |count: &Count| {
        let mut votes: Vec<(i64, i64)> = count.votes.iter().map(|one| (one.candidacy, one.votes)).collect();
        votes.sort_unstable();
        votes
    };
    let numbers = [
        ("ballots", first.ballots, second.ballots),
        ("blank", first.blank, second.blank),
        ("void", first.void, second.void),
        ("against", first.against, second.against),
    ];
    if let Some((word, one, other)) = numbers.into_iter().find(|(_, one, other)| one != other) {
        return Err(format!("{word}: {one} / {other}"));
    }
    let (one, other) = (votes(first), votes(second));
    if one == other {
        return Ok(());
    }
    let differing = one
        .iter()
        .find(|vote| !other.contains(vote))
        .or_else(|| other.iter().find(|vote| !one.contains(vote)));
    let number = differing.map_or(0, |(number, _)| *number);
    let of = |votes: &[(i64, i64)]| {
        votes
            .iter()
            .find(|(known, _)| *known == number)
            .map_or_else(|| "-".to_owned(), |(_, votes)| votes.to_string())
    };
    Err(format!("votes {number}: {} / {}", of(&one), of(&other)))
}

/// Whether a round may be counted, where the election waits for that, at that moment.
pub(super) fn may_be_counted(election: &Election, next: NextStep, at: Option<Moment>) -> Result<(), Refusal> {
    let before = election.valid_rounds().filter_map(|round| round.held_at).max();
    match next {
        NextStep::Round if election.rounds.0.len() >= MOST_ROUNDS => Err(Refusal::TooManyRounds),
        NextStep::Round if before.zip(at).is_some_and(|(before, at)| at < before) => {
            Err(Refusal::RoundsAreInOrder)
        }
        NextStep::Round => Ok(()),
        NextStep::Candidacy => Err(Refusal::NobodyStands),
        NextStep::Proclamation | NextStep::Abandonment
            if standing(election).is_empty() && !is_settled(election) =>
        {
            Err(Refusal::NobodyIsLeft)
        }
        NextStep::Abandonment => Err(Refusal::RoundsAreOver),
        _ => Err(Refusal::RoundIsNotDue),
    }
}

/// Whether no round follows the last one that holds.
fn is_settled(election: &Election) -> bool {
    election.valid_rounds().next_back().is_some_and(|round| round.is_last)
}

/// Whether the count of the round to come would be the last one: after it the most votes carry, or nothing does.
pub(super) fn is_last(election: &Election) -> bool {
    let counted = election.valid_rounds().count().saturating_add(1);
    u32::try_from(counted).is_ok_and(|counted| counted >= election.terms.0.rules.rounds_max)
}

/// Whether a lot settles a round.
pub(super) fn may_draw(round: &Round, drawn: &[i64]) -> Result<(), Refusal> {
    if round.tied.is_empty() {
        return Err(Refusal::NothingIsDrawn);
    }
    let all: HashSet<&i64> = round.tied.iter().collect();
    let told: HashSet<&i64> = drawn.iter().collect();
    if told == all && drawn.len() == all.len() { Ok(()) } else { Err(Refusal::DrawIsIncomplete) }
}

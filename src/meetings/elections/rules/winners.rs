//! What a count comes to: who is elected, between whom it is tied, who goes on. Pure.
use crate::statutes::document::{ElectionRules, LastRound, ListSeats};

use super::super::model::Elected;
use super::{shares, ties};

/// What is contested in a round.
#[derive(Debug, Clone, Copy)]
pub(in crate::meetings::elections) struct Contest<'a> {
    /// What the statutes say of elections.
    pub(in crate::meetings::elections) rules: &'a ElectionRules,
    /// The seats that are left.
    pub(in crate::meetings::elections) seats: usize,
    /// Whether lists stand.
    pub(in crate::meetings::elections) is_list: bool,
    /// Whether no round follows.
    pub(in crate::meetings::elections) is_last: bool,
    /// The papers that are neither blank nor void.
    pub(in crate::meetings::elections) valid: usize,
    /// The votes against whoever stands alone.
    pub(in crate::meetings::elections) against: usize,
}

impl Contest<'_> {
    /// Whether so many candidacies share the seats in proportion; one that stands alone takes all of them, or none.
    fn is_shared(&self, standing: usize) -> bool {
        self.is_list && standing > 1 && self.rules.lists != ListSeats::Whole
    }

    /// Whether somebody has to reach a majority, of so many that stand; else the most votes are enough, or seats are shared.
    pub(in crate::meetings::elections) fn takes_a_majority(&self, standing: usize) -> bool {
        let is_plurality = self.is_last && self.rules.last_round == LastRound::Plurality;
        !self.is_shared(standing) && !is_plurality
    }
}

/// A candidacy that stands in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::meetings::elections) struct Stand {
    /// Its number.
    pub(in crate::meetings::elections) number: i64,
    /// Its votes.
    pub(in crate::meetings::elections) votes: usize,
    /// How many stand on it.
    pub(in crate::meetings::elections) persons: usize,
    /// Between which days, as numbers, the first of them was born, where that is known.
    pub(in crate::meetings::elections) born: Option<(i64, i64)>,
    /// Its place in a lot, where one was drawn.
    pub(in crate::meetings::elections) drawn: Option<usize>,
}

/// What a count comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::meetings::elections) struct Settled {
    /// Who is elected, in the order of the seats.
    pub(in crate::meetings::elections) elected: Vec<Elected>,
    /// Between which candidacies neither votes nor the statutes tell.
    pub(in crate::meetings::elections) tied: Vec<i64>,
    /// Which candidacies stand in the next round.
    pub(in crate::meetings::elections) goes_on: Vec<i64>,
}

/// What the votes come to; `carries` tells whether so many are the majority that is asked.
pub(in crate::meetings::elections) fn settle(
    contest: &Contest<'_>,
    stands: &[Stand],
    carries: impl Fn(usize) -> bool,
) -> Settled {
    if contest.is_shared(stands.len()) {
        return shares::share(contest, stands);
    }
    let mut ranked: Vec<&Stand> = stands.iter().collect();
    ranked.sort_by_key(|stand| (std::cmp::Reverse(stand.votes), stand.number));
    let room = if contest.is_list { contest.seats.min(1) } else { contest.seats };
    let is_majority = contest.takes_a_majority(stands.len());
    let is_ahead = |stand: &Stand| stands.len() > 1 || stand.votes > contest.against;
    let suffices = |stand: &Stand| if is_majority { carries(stand.votes) } else { is_ahead(stand) };
    let is_chosen = |stand: &&Stand| stand.votes > 0 && suffices(stand);
    let chosen: Vec<&Stand> = ranked.iter().copied().filter(is_chosen).collect();
    let (winners, tied) = cut(&chosen, room, contest);
    let elected: Vec<Elected> = winners.iter().flat_map(|stand| places(contest, stand)).collect();
    let left = room.saturating_sub(winners.len());
    let rest: Vec<&Stand> = ranked.into_iter().filter(|stand| !winners.contains(stand)).collect();
    let goes_on = if left == 0 || contest.is_last || !tied.is_empty() {
        Vec::new()
    } else {
        go_on(&rest, left, contest)
    };
    Settled { elected, tied: tied.iter().map(|stand| stand.number).collect(), goes_on }
}

/// What a lot adds to a round that left a tie: whoever was elected stays so, and those drawn first take the seats that are
/// left; lists share them anew.
pub(in crate::meetings::elections) fn drawn(
    contest: &Contest<'_>,
    stands: &[Stand],
    (elected, order): (&[Elected], &[i64]),
) -> Settled {
    if contest.is_shared(stands.len()) {
        return shares::share(contest, stands);
    }
    let whole = if contest.is_list { contest.seats.min(1) } else { contest.seats };
    let room = whole.saturating_sub(elected.len());
    let first = order.iter().take(room).filter_map(|number| stands.iter().find(|one| one.number == *number));
    let first = first.flat_map(|stand| places(contest, stand));
    Settled { elected: elected.iter().copied().chain(first).collect(), ..Settled::default() }
}

/// The places of a candidacy that was chosen: all of a list that wins, as far as there are seats.
fn places(contest: &Contest<'_>, stand: &Stand) -> Vec<Elected> {
    let seats = if contest.is_list { stand.persons.min(contest.seats) } else { 1 };
    (1..).take(seats).map(|place| Elected { candidacy: stand.number, place }).collect()
}

/// The first `room` of those chosen, ranked by their votes; and those between whom it cannot be told.
fn cut<'a>(chosen: &[&'a Stand], room: usize, contest: &Contest<'_>) -> (Vec<&'a Stand>, Vec<&'a Stand>) {
    let Some(last) = room.checked_sub(1).and_then(|place| chosen.get(place)) else {
        let winners = if room == 0 { Vec::new() } else { chosen.to_vec() };
        return (winners, Vec::new());
    };
    let (mut winners, rest): (Vec<&Stand>, Vec<&Stand>) =
        chosen.iter().copied().partition(|stand| stand.votes > last.votes);
    let tied: Vec<&Stand> = rest.into_iter().filter(|stand| stand.votes == last.votes).collect();
    match ties::first(&tied, room.saturating_sub(winners.len()), contest.rules.tie) {
        Some(mut first) => {
            winners.append(&mut first);
            (winners, Vec::new())
        }
        None => (winners, tied),
    }
}

/// Who of the rest goes on: as many for each seat that is left as the statutes say, and whoever had as many votes as the last.
fn go_on(rest: &[&Stand], left: usize, contest: &Contest<'_>) -> Vec<i64> {
    let most = contest.rules.runoff.and_then(|most| usize::try_from(most).ok());
    let fewest = most
        .and_then(|most| most.saturating_mul(left).checked_sub(1))
        .and_then(|place| rest.get(place))
        .map_or(0, |stand| stand.votes);
    rest.iter().filter(|stand| stand.votes >= fewest).map(|stand| stand.number).collect()
}

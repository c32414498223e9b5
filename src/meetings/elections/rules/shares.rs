//! How seats are shared among lists. Pure.
use std::cmp::Ordering;

use crate::statutes::document::ListSeats;

use super::super::model::Elected;
use super::ties;
use super::winners::{Contest, Settled, Stand};

/// A list, and the seats it has so far.
struct Share<'a> {
    stand: &'a Stand,
    seats: usize,
    /// Whether it had a seat for the rest of its votes.
    had_rest: bool,
}

/// Shares the seats among the lists that reach the threshold: by the largest remainders (Hare), or the highest averages
/// (D'Hondt). A list takes no more seats than it has names.
pub(super) fn share(contest: &Contest<'_>, stands: &[Stand]) -> Settled {
    let reaches = |stand: &&Stand| {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let share = contest.rules.threshold;
        stand.votes > 0
            && share.is_none_or(|share| share.is_reached_by(count(stand.votes), count(contest.valid)))
    };
    let mut lists: Vec<Share<'_>> =
        stands.iter().filter(reaches).map(|stand| Share { stand, seats: 0, had_rest: false }).collect();
    lists.sort_by_key(|list| (std::cmp::Reverse(list.stand.votes), list.stand.number));
    let total: usize = lists.iter().map(|list| list.stand.votes).fold(0, usize::saturating_add);
    if contest.rules.lists == ListSeats::LargestRemainder {
        for list in &mut lists {
            let whole = list.stand.votes.saturating_mul(contest.seats).checked_div(total).unwrap_or(0);
            list.seats = whole.min(list.stand.persons);
        }
    }
    let taken = |lists: &[Share<'_>]| lists.iter().map(|list| list.seats).fold(0, usize::saturating_add);
    while taken(&lists) < contest.seats {
        let open = |list: &&Share<'_>| list.seats < list.stand.persons;
        let left = contest.seats.saturating_sub(taken(&lists));
        let best = lists.iter().filter(open).max_by(|one, other| compare(contest, total, one, other));
        let Some(best) = best else { break };
        let equal: Vec<&Stand> = lists
            .iter()
            .filter(open)
            .filter(|list| compare(contest, total, list, best) == Ordering::Equal)
            .map(|list| list.stand)
            .collect();
        let room = left.min(equal.len());
        let Some(next) = ties::first(&equal, room, contest.rules.tie) else {
            return Settled { tied: equal.iter().map(|stand| stand.number).collect(), ..Settled::default() };
        };
        let next: Vec<i64> = next.iter().map(|stand| stand.number).collect();
        for list in lists.iter_mut().filter(|list| next.contains(&list.stand.number)) {
            list.seats = list.seats.saturating_add(1);
            list.had_rest = true;
        }
        // Whoever had a seat for the rest has one more only when everybody else with room had one too.
        if lists.iter().filter(open).all(|list| list.had_rest) {
            for list in &mut lists {
                list.had_rest = false;
            }
        }
    }
    let places = |list: &Share<'_>| {
        let candidacy = list.stand.number;
        (1..).take(list.seats).map(move |place| Elected { candidacy, place }).collect::<Vec<_>>()
    };
    Settled { elected: lists.iter().flat_map(places).collect(), ..Settled::default() }
}

/// Which of two lists has the better right to the next seat.
fn compare(contest: &Contest<'_>, total: usize, one: &Share<'_>, other: &Share<'_>) -> Ordering {
    let by_votes = || one.stand.votes.cmp(&other.stand.votes);
    match contest.rules.lists {
        ListSeats::LargestRemainder => {
            let rest = |list: &Share<'_>| {
                list.stand.votes.saturating_mul(contest.seats).checked_rem(total).unwrap_or(0)
            };
            other.had_rest.cmp(&one.had_rest).then(rest(one).cmp(&rest(other))).then_with(by_votes)
        }
        ListSeats::HighestAverage | ListSeats::Whole => {
            // a / (s + 1) against b / (t + 1), without dividing.
            let of = |list: &Share<'_>, by: &Share<'_>| {
                list.stand.votes.saturating_mul(by.seats.saturating_add(1))
            };
            of(one, other).cmp(&of(other, one)).then_with(by_votes)
        }
    }
}

//! Rounds, ties and shares by example, and against counts by hand.
use proptest::prelude::*;

use super::*;
use crate::statutes::document::{ElectionRules, ElectionTie, LastRound, ListSeats};

/// A person who stands with so many votes, born on a day that is a number.
fn stand(number: i64, votes: usize, born: Option<i64>) -> Stand {
    Stand { number, votes, persons: 1, born: born.map(|day| (day, day)), drawn: None }
}

fn list(number: i64, votes: usize, persons: usize) -> Stand {
    Stand { persons, ..stand(number, votes, None) }
}

fn contest<'a>(rules: &'a ElectionRules, seats: usize, stands: &[Stand]) -> Contest<'a> {
    let valid = stands.iter().map(|stand| stand.votes).sum();
    Contest { rules, seats, is_list: false, is_last: false, valid, against: 0 }
}

fn numbers(settled: &Settled) -> Vec<i64> {
    settled.elected.iter().map(|one| one.candidacy).collect()
}

fn seats_of(settled: &Settled, candidacy: i64) -> usize {
    settled.elected.iter().filter(|one| one.candidacy == candidacy).count()
}

#[test]
fn a_majority_elects_and_without_one_the_first_go_on() {
    let rules = ElectionRules { runoff: Some(2), ..ElectionRules::default() };
    let stands = [stand(1, 5, None), stand(2, 4, None), stand(3, 4, None), stand(4, 2, None)];
    let settled = settle(&contest(&rules, 1, &stands), &stands, |votes| votes > 7);
    assert!(settled.elected.is_empty() && settled.tied.is_empty());
    assert_eq!(settled.goes_on, [1, 2, 3], "the third had as many votes as the second");
    let settled = settle(&contest(&rules, 1, &stands), &stands, |votes| votes > 4);
    assert_eq!((numbers(&settled), settled.goes_on), (vec![1], vec![]));
}

#[test]
fn in_the_last_round_the_most_votes_are_enough_unless_the_statutes_ask_more() {
    let stands = [stand(1, 4, None), stand(2, 3, None), stand(3, 0, None)];
    let rules = ElectionRules::default();
    let last = Contest { is_last: true, ..contest(&rules, 1, &stands) };
    assert_eq!(numbers(&settle(&last, &stands, |_| false)), [1]);
    let all = Contest { seats: 3, ..last };
    assert_eq!(numbers(&settle(&all, &stands, |_| false)), [1, 2], "without a vote nobody is elected");
    let strict = ElectionRules { last_round: LastRound::Majority, ..rules.clone() };
    let last = Contest { rules: &strict, ..last };
    assert_eq!(settle(&last, &stands, |_| false), Settled::default());
    let alone = [stand(1, 4, None)];
    let opposed = |against| Contest { is_last: true, against, ..contest(&rules, 1, &alone) };
    assert_eq!(numbers(&settle(&opposed(3), &alone, |_| false)), [1]);
    assert!(settle(&opposed(4), &alone, |_| false).elected.is_empty(), "as many were against");
}

#[test]
fn a_tie_is_told_by_age_or_by_lot_and_never_guessed() {
    let tied = |born: [Option<i64>; 3]| [stand(1, 4, born[0]), stand(2, 4, born[1]), stand(3, 4, born[2])];
    let settled = |tie, stands: &[Stand]| {
        let rules = ElectionRules { tie, ..ElectionRules::default() };
        settle(&Contest { is_last: true, ..contest(&rules, 1, stands) }, stands, |_| true)
    };
    let known = tied([Some(30), Some(10), Some(20)]);
    assert_eq!(numbers(&settled(ElectionTie::Eldest, &known)), [2]);
    assert_eq!(numbers(&settled(ElectionTie::Youngest, &known)), [1]);
    let by_lot = settled(ElectionTie::Lot, &known);
    assert_eq!((by_lot.elected.is_empty(), by_lot.tied), (true, vec![1, 2, 3]));
    assert_eq!(settled(ElectionTie::Eldest, &tied([Some(30), None, Some(20)])).tied, [1, 2, 3]);
    assert_eq!(settled(ElectionTie::Eldest, &tied([Some(10), Some(10), Some(20)])).tied, [1, 2, 3], "twins");
    let mut year = tied([Some(30), None, Some(20)]);
    year[1].born = Some((1, 25));
    assert_eq!(settled(ElectionTie::Eldest, &year).tied, [1, 2, 3], "a year of birth is not a day");
    let mut drawn = known;
    for (stand, place) in drawn.iter_mut().zip([2, 0, 1]) {
        stand.drawn = Some(place);
    }
    assert_eq!(numbers(&settled(ElectionTie::Lot, &drawn)), [2]);
}

#[test]
fn only_those_on_the_edge_are_tied() {
    let rules = ElectionRules { tie: ElectionTie::Lot, ..ElectionRules::default() };
    let stands = [stand(1, 9, None), stand(2, 4, None), stand(3, 4, None), stand(4, 1, None)];
    let settled = settle(&Contest { is_last: true, ..contest(&rules, 2, &stands) }, &stands, |_| true);
    assert_eq!((numbers(&settled), settled.tied), (vec![1], vec![2, 3]));
    let three = settle(&Contest { is_last: true, ..contest(&rules, 3, &stands) }, &stands, |_| true);
    assert_eq!((numbers(&three), three.tied), (vec![1, 2, 3], vec![]));
}

#[test]
fn lists_share_seats_as_the_statutes_say() {
    let stands =
        [list(1, 47, 10), list(2, 16, 10), list(3, 15, 10), list(4, 12, 10), list(5, 6, 10), list(6, 4, 10)];
    let shared = |lists, threshold: Option<&str>| {
        let threshold = threshold.map(|share| serde_json::from_value(share.into()).unwrap());
        let rules = ElectionRules { lists, threshold, ..ElectionRules::default() };
        let settled = settle(&Contest { is_list: true, ..contest(&rules, 10, &stands) }, &stands, |_| false);
        [1, 2, 3, 4, 5, 6].map(|number| seats_of(&settled, number))
    };
    assert_eq!(shared(ListSeats::LargestRemainder, None), [5, 2, 1, 1, 1, 0]);
    assert_eq!(shared(ListSeats::HighestAverage, None), [6, 2, 1, 1, 0, 0]);
    assert_eq!(shared(ListSeats::LargestRemainder, Some("1/10")), [5, 2, 2, 1, 0, 0]);
    let whole = ElectionRules { lists: ListSeats::Whole, ..ElectionRules::default() };
    let won =
        settle(&Contest { is_list: true, is_last: true, ..contest(&whole, 3, &stands) }, &stands, |_| false);
    assert_eq!(won.elected, [1, 2, 3].map(|place| Elected { candidacy: 1, place }));
}

#[test]
fn a_list_alone_takes_all_or_nothing() {
    let rules = ElectionRules::default();
    let alone = [list(1, 1, 5)];
    let opposed =
        |is_last| Contest { is_list: true, is_last, valid: 13, against: 12, ..contest(&rules, 5, &alone) };
    assert_eq!(settle(&opposed(true), &alone, |_| false), Settled::default());
    let first = settle(&opposed(false), &alone, |_| false);
    assert_eq!((first.elected.len(), first.goes_on), (0, vec![1]));
    let won = settle(&Contest { against: 0, ..opposed(true) }, &alone, |_| false);
    assert_eq!(won.elected.len(), 5);
}

#[test]
fn a_lot_adds_to_whoever_was_elected() {
    let rules = ElectionRules { tie: ElectionTie::Lot, ..ElectionRules::default() };
    let stands = [stand(1, 9, None), stand(2, 4, None), stand(3, 4, None), stand(4, 4, None)];
    let contest = Contest { is_last: true, ..contest(&rules, 3, &stands) };
    let before = settle(&contest, &stands, |_| true);
    assert_eq!((numbers(&before), before.tied.clone()), (vec![1], vec![2, 3, 4]));
    let after = drawn(&contest, &stands, (&before.elected, &[4, 2, 3]));
    assert_eq!((numbers(&after), after.tied), (vec![1, 4, 2], vec![]));
}

#[test]
fn a_list_takes_no_more_seats_than_it_has_names() {
    for lists in [ListSeats::LargestRemainder, ListSeats::HighestAverage] {
        let rules = ElectionRules { lists, ..ElectionRules::default() };
        let stands = [list(1, 90, 2), list(2, 8, 5), list(3, 2, 5)];
        let settled = settle(&Contest { is_list: true, ..contest(&rules, 7, &stands) }, &stands, |_| false);
        assert_eq!(seats_of(&settled, 1), 2, "{lists:?}");
        assert_eq!(settled.elected.len(), 7, "the others take the rest: {lists:?}");
        let few = [list(1, 90, 2), list(2, 8, 1)];
        let settled = settle(&Contest { is_list: true, ..contest(&rules, 7, &few) }, &few, |_| false);
        assert_eq!(settled.elected.len(), 3, "there are no more names: {lists:?}");
    }
}

proptest! {
    /// By D'Hondt the seats are those of the largest quotients, written out one by one.
    #[test]
    fn highest_averages_are_the_largest_quotients(votes in prop::collection::vec(1_usize..500, 2..7), seats in 1_usize..15) {
        let rules = ElectionRules { lists: ListSeats::HighestAverage, tie: ElectionTie::Lot, ..ElectionRules::default() };
        let stands: Vec<Stand> = (1..).zip(&votes).map(|(number, votes)| list(number, *votes, 99)).collect();
        let settled = settle(&Contest { is_list: true, ..contest(&rules, seats, &stands) }, &stands, |_| false);
        let mut quotients: Vec<(usize, usize, i64)> = Vec::new();
        for stand in &stands {
            // Scaled so that quotients of up to fourteen parts are whole: 360360 is a multiple of each.
            let scaled = stand.votes.saturating_mul(360_360);
            let parts = (1..=seats).filter_map(|by| scaled.checked_div(by));
            quotients.extend(parts.map(|quotient| (quotient, stand.votes, stand.number)));
        }
        quotients.sort_by_key(|(quotient, votes, number)| (std::cmp::Reverse((*quotient, *votes)), *number));
        let (ahead, behind) = quotients.split_at(seats);
        let edge = ahead.last().map(|last| (last.0, last.1));
        let is_tied = behind.first().map(|next| (next.0, next.1)) == edge;
        if is_tied {
            prop_assert!(!settled.tied.is_empty() && settled.elected.is_empty());
        } else {
            for stand in &stands {
                let expected = ahead.iter().filter(|(_, _, number)| *number == stand.number).count();
                prop_assert_eq!(seats_of(&settled, stand.number), expected);
            }
        }
    }

    /// By the largest remainders each list has its whole part, or one more.
    #[test]
    fn largest_remainders_stay_within_a_seat_of_the_quota(votes in prop::collection::vec(1_usize..500, 2..7), seats in 1_usize..15) {
        let rules = ElectionRules { tie: ElectionTie::Lot, ..ElectionRules::default() };
        let stands: Vec<Stand> = (1..).zip(&votes).map(|(number, votes)| list(number, *votes, 99)).collect();
        let total: usize = votes.iter().sum();
        let settled = settle(&Contest { is_list: true, ..contest(&rules, seats, &stands) }, &stands, |_| false);
        if settled.tied.is_empty() {
            prop_assert_eq!(settled.elected.len(), seats);
            for stand in &stands {
                let whole = stand.votes.saturating_mul(seats).checked_div(total).unwrap_or_default();
                let has = seats_of(&settled, stand.number);
                prop_assert!(has == whole || has == whole.saturating_add(1), "{} of {}", has, whole);
            }
        }
    }

    /// Nobody with fewer votes is elected before somebody with more, whatever the votes, and no seat is filled twice.
    #[test]
    fn more_votes_go_first(votes in prop::collection::vec(0_usize..6, 1..9), seats in 1_usize..5, needed in 0_usize..5) {
        let rules = ElectionRules { tie: ElectionTie::Lot, ..ElectionRules::default() };
        let stands: Vec<Stand> = (1..).zip(&votes).map(|(number, votes)| stand(number, *votes, None)).collect();
        let settled = settle(&contest(&rules, seats, &stands), &stands, |given| given >= needed);
        let of = |number: i64| stands.iter().find(|stand| stand.number == number).unwrap().votes;
        let elected = numbers(&settled);
        prop_assert!(elected.len() <= seats);
        let fewest = elected.iter().map(|number| of(*number)).min();
        for stand in stands.iter().filter(|stand| !elected.contains(&stand.number)) {
            prop_assert!(fewest.is_none_or(|fewest| stand.votes <= fewest));
            let is_behind = settled.tied.iter().any(|number| of(*number) >= stand.votes);
            let is_left = is_behind || elected.len() == seats;
            prop_assert!(is_left || stand.votes < needed || stand.votes == 0, "{} had enough", stand.number);
        }
    }
}

#[test]
fn a_count_adds_up() {
    let candidacy = |number| Candidacy { number, title: None, persons: 1, withdrawn_at: None };
    let (one, two) = (candidacy(1), candidacy(2));
    let count = |ballots, blank, against, votes: &[(i64, i64)]| Count {
        ballots,
        blank,
        void: 0,
        against,
        votes: votes
            .iter()
            .map(|(candidacy, votes)| super::super::model::VotesFor { candidacy: *candidacy, votes: *votes })
            .collect(),
    };
    let both = [&one, &two];
    assert_eq!(may_count(&count(13, 1, 0, &[(1, 7), (2, 5)]), &both, 1, false), Ok(()));
    assert_eq!(
        may_count(&count(13, 0, 0, &[(1, 7), (2, 5)]), &both, 1, false),
        Err(Refusal::CountDoesNotAddUp)
    );
    assert_eq!(
        may_count(&count(13, 14, 0, &[(1, 7), (2, 5)]), &both, 1, false),
        Err(Refusal::CountDoesNotAddUp)
    );
    assert_eq!(may_count(&count(13, 1, 0, &[(1, 12)]), &both, 1, false), Err(Refusal::CountIsIncomplete));
    assert_eq!(
        may_count(&count(13, 1, 0, &[(1, 7), (1, 5)]), &both, 1, false),
        Err(Refusal::CountIsIncomplete)
    );
    assert_eq!(
        may_count(&count(13, 1, 0, &[(1, 7), (3, 5)]), &both, 1, false),
        Err(Refusal::CandidacyDoesNotStand)
    );
    assert_eq!(
        may_count(&count(13, 1, 2, &[(1, 7), (2, 3)]), &both, 1, false),
        Err(Refusal::NothingIsAgainst)
    );
    assert_eq!(may_count(&count(13, 1, 5, &[(1, 7)]), &[&one], 1, false), Ok(()));
    assert_eq!(may_count(&count(10, 0, 0, &[(1, 9), (2, 8)]), &both, 2, false), Ok(()), "each names two");
    assert_eq!(
        may_count(&count(10, 0, 0, &[(1, 11), (2, 8)]), &both, 2, false),
        Err(Refusal::CountDoesNotAddUp)
    );
}

#[test]
fn two_readings_tell_what_they_differ_in() {
    let count = |blank, votes: &[(i64, i64)]| Count {
        ballots: 13,
        blank,
        void: 0,
        against: 0,
        votes: votes
            .iter()
            .map(|(candidacy, votes)| super::super::model::VotesFor { candidacy: *candidacy, votes: *votes })
            .collect(),
    };
    let first = count(1, &[(1, 7), (2, 5)]);
    assert_eq!(compare(&first, &count(1, &[(2, 5), (1, 7)])), Ok(()), "in whatever order");
    assert_eq!(compare(&first, &count(0, &[(1, 7), (2, 5)])), Err("blank: 1 / 0".to_owned()));
    assert_eq!(compare(&first, &count(1, &[(1, 6), (2, 6)])), Err("votes 1: 7 / 6".to_owned()));
    assert_eq!(compare(&first, &count(1, &[(1, 7), (2, 5), (3, 0)])), Err("votes 3: - / 0".to_owned()));
}

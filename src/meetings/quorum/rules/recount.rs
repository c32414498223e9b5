//! Quorums against a recount by hand: everybody looked at anew at every hour, and every way the unknown seats may be held.
#![expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]

use proptest::prelude::*;
use uuid::Uuid;

use super::super::model::{Attendee, Moment, Span, When};
use super::*;
use crate::meetings::decisions::may_decide;
use crate::meetings::items::Stay;

const PEOPLE: usize = 7;
const HOURS: u32 = 8;

fn who(number: usize) -> PersonId {
    PersonId(Uuid::from_u64_pair(1, u64::try_from(number).unwrap()))
}
fn at(hour: u32) -> Moment {
    format!("2022-12-08T{:02}:00:00Z", hour + 9).parse().map(Moment).unwrap()
}

/// Somebody on a sheet: in the room at these hours, from afar or not, with the vote of another or not.
#[derive(Debug, Clone)]
struct Line {
    hours: [bool; 8],
    is_remote: bool,
    votes_for: Option<usize>,
}

#[derive(Debug, Clone)]
struct Assembly {
    lines: Vec<Option<Line>>,
    voters: Vec<bool>,
    recused: Vec<bool>,
    unknown: Option<usize>,
    groups: usize,
    is_remote_counted: bool,
}

fn line() -> impl Strategy<Value = Line> {
    let hours = prop_oneof![Just([true; 8]), any::<[bool; 8]>()];
    (hours, prop::bool::weighted(0.2), prop::option::weighted(0.4, 0..PEOPLE))
        .prop_map(|(hours, is_remote, votes_for)| Line { hours, is_remote, votes_for })
}
fn assembly() -> impl Strategy<Value = Assembly> {
    (
        prop::collection::vec(prop::option::weighted(0.8, line()), PEOPLE),
        prop::collection::vec(prop::bool::weighted(0.7), PEOPLE),
        prop::collection::vec(prop::bool::weighted(0.1), PEOPLE),
        prop_oneof![4 => Just(Some(0)), 2 => (1_usize..4).prop_map(Some), 1 => Just(None)],
        prop_oneof![5 => Just(0), 1 => Just(1_usize)],
        any::<bool>(),
    )
        .prop_map(|(lines, voters, recused, unknown, groups, is_remote_counted)| Assembly {
            lines,
            voters,
            recused,
            unknown,
            groups,
            is_remote_counted,
        })
}

/// The hours of somebody as a sheet tells them.
fn stays(hours: [bool; 8]) -> Vec<Stay> {
    let was = |hour: Option<u32>| hour.is_some_and(|hour| hours[usize::try_from(hour).unwrap()]);
    let mut found: Vec<Stay> = Vec::new();
    for hour in 0..HOURS {
        match (was(hour.checked_sub(1)), was(Some(hour))) {
            (false, true) => found.push(Stay { from: (hour > 0).then(|| at(hour)), to: None }),
            (true, false) => found.last_mut().unwrap().to = Some(at(hour)),
            _ => {}
        }
    }
    if hours == [true; 8] { Vec::new() } else { found }
}

fn reckoned(all: &Assembly) -> (Vec<Span>, Result<Rule, QuorumDoubt>) {
    let persons = all.lines.iter().enumerate().filter_map(|(number, line)| {
        let line = line.as_ref().filter(|line| line.hours != [false; 8])?;
        let votes_for = line.votes_for.map(who);
        Some(Attendee { person: who(number), stays: stays(line.hours), is_remote: line.is_remote, votes_for })
    });
    let came = Attendees { persons: persons.collect(), groups: all.groups };
    let marked = |marks: &[bool]| -> HashSet<PersonId> {
        (0..PEOPLE).filter(|number| marks[*number]).map(who).collect()
    };
    let remote = if all.is_remote_counted { RemotePresence::Counted } else { RemotePresence::Heard };
    let electorate = Electorate { voters: marked(&all.voters), unknown: all.unknown };
    let share = Fraction::try_from("1/2".to_owned()).ok();
    let recused = marked(&all.recused);
    let rule = without_recused(Rule { share, remote, clause: None, electorate }, &recused);
    let came = counting(others_of(&came, &recused), remote);
    (spans(&came, &rule.electorate.voters), Ok(rule))
}

/// What a clerk finds who counts heads at that hour.
fn by_hand(all: &Assembly, hour: usize) -> QuorumState {
    let is_there = |number: usize| {
        let line = all.lines[number].as_ref();
        line.is_some_and(|line| line.hours[hour] && (all.is_remote_counted || !line.is_remote))
            && !all.recused[number]
    };
    let votes = |number: usize| all.voters[number] && !all.recused[number];
    let carries = |number: usize, member: usize| {
        let line = all.lines[number].as_ref();
        is_there(number) && !votes(number) && line.is_some_and(|line| line.votes_for == Some(member))
    };
    let seats = (0..PEOPLE).filter(|member| votes(*member)).collect::<Vec<_>>();
    let filled = seats
        .iter()
        .filter(|member| is_there(**member) || (0..PEOPLE).any(|number| carries(number, **member)))
        .count();
    let others = (0..PEOPLE).filter(|number| is_there(*number)).count() - filled;
    // Each unknown seat is held by one of the others, or by somebody absent, or by nobody.
    let bound = all.unknown.unwrap_or(20);
    let mut verdicts = HashSet::new();
    for here in 0..=bound.min(others) {
        for absent in 0..=(bound - here) {
            let (part, whole) = (filled + here, seats.len() + here + absent);
            verdicts.insert(part > 0 && part * 2 >= whole);
        }
    }
    match (verdicts.contains(&true), verdicts.contains(&false)) {
        (true, false) => QuorumState::Met,
        (false, true) if all.groups == 0 => QuorumState::NotMet,
        _ => QuorumState::NotVerifiable,
    }
}

proptest! {
    #[test]
    fn a_quorum_is_what_a_recount_by_hand_finds_at_every_hour(all in assembly()) {
        let (spans, rule) = reckoned(&all);
        let mut found = Vec::new();
        for hour in 0..HOURS {
            let told = told_of(&spans, &rule, When::At(at(hour)));
            let by_hand = by_hand(&all, usize::try_from(hour).unwrap());
            prop_assert_eq!(told.state, by_hand, "at hour {}", hour);
            found.push(by_hand);
        }
        let (met, fullest) = (QuorumState::Met, told_of(&spans, &rule, When::Fullest).state);
        prop_assert_eq!(fullest == met, found.contains(&met));
        let sometime = told_of(&spans, &rule, When::Sometime).state;
        prop_assert_eq!(sometime == met, found.iter().all(|state| *state == met));
        prop_assert_eq!(sometime == QuorumState::NotMet, found.iter().all(|state| *state == QuorumState::NotMet));
    }
    #[test]
    fn no_effect_is_carried_out_when_a_recount_by_hand_finds_too_few(all in assembly()) {
        let (spans, rule) = reckoned(&all);
        let is_let = |quorum: &Quorum| may_decide(quorum, false).is_ok();
        let mut too_few = false;
        for hour in 0..HOURS {
            let told = told_of(&spans, &rule, When::At(at(hour)));
            let is_too_few = by_hand(&all, usize::try_from(hour).unwrap()) == QuorumState::NotMet;
            prop_assert!(!(is_too_few && is_let(&told)), "at hour {}", hour);
            prop_assert!(may_decide(&told, true).is_ok(), "what is history is kept");
            too_few |= is_too_few;
        }
        let sometime = told_of(&spans, &rule, When::Sometime);
        prop_assert!(!(too_few && is_let(&sometime)), "nobody knows when: {:?}", sometime);
        // Before its day is over, too few so far are too few; whoever is enough already is enough.
        let day = "2022-12-08".parse().unwrap();
        for today in ["2022-12-08", "2022-12-09"] {
            let told = so_far(told_of(&spans, &rule, When::At(at(0))), day, today.parse().unwrap());
            prop_assert!(!(by_hand(&all, 0) == QuorumState::NotMet && is_let(&told)), "on {}: {:?}", today, told);
        }
    }
}

//! What settles a quorum, and what leaves it open.
use super::super::model::{Attendee, When};
use super::*;
use crate::statutes::document::SecondCallRule;

const DAY: &str = "2022-12-08";

fn people(number: usize) -> Vec<PersonId> {
    (0..number).map(|_| PersonId::new()).collect()
}
fn of(voters: &[PersonId], unknown: Option<usize>) -> Electorate {
    Electorate { voters: voters.iter().copied().collect(), unknown }
}
fn came(people: &[PersonId], groups: usize) -> Attendees {
    let one = |person: &PersonId| Attendee {
        person: *person,
        stays: Vec::new(),
        is_remote: false,
        votes_for: None,
    };
    Attendees { persons: people.iter().map(one).collect(), groups }
}
fn half_of(electorate: Electorate) -> Rule {
    let share = Fraction::try_from("1/2".to_owned()).ok();
    Rule { share, remote: RemotePresence::Counted, clause: None, electorate }
}
fn told(came: &Attendees, rule: Rule) -> Quorum {
    let spans = spans(came, &rule.electorate.voters);
    told_of(&spans, &Ok(rule), When::Fullest)
}
fn verdict(people: &[PersonId], groups: usize, electorate: Electorate) -> (QuorumState, Option<QuorumDoubt>) {
    let told = told(&came(people, groups), half_of(electorate));
    (told.state, told.reason)
}
fn doubt(reason: QuorumDoubt) -> (QuorumState, Option<QuorumDoubt>) {
    (QuorumState::NotVerifiable, Some(reason))
}

const MET: (QuorumState, Option<QuorumDoubt>) = (QuorumState::Met, None);
const NOT_MET: (QuorumState, Option<QuorumDoubt>) = (QuorumState::NotMet, None);

#[test]
fn half_of_seven_is_four_and_not_three() {
    let all = people(7);
    assert_eq!(verdict(&all[..4], 0, of(&all, Some(0))), MET);
    assert_eq!(verdict(&all[..3], 0, of(&all, Some(0))), NOT_MET);
    let rule = Rule { clause: Some("art-33".to_owned()), ..half_of(of(&all, Some(0))) };
    let told = told(&came(&all[..3], 0), rule);
    assert_eq!((told.present, told.voters_present, told.voters, told.needed), (3, Some(3), Some(7), Some(4)));
    assert_eq!(told.clause.as_deref(), Some("art-33"));
}

#[test]
fn who_holds_no_seat_is_not_counted() {
    let (all, guests) = (people(4), people(9));
    let came = |voters: usize| [&all[..voters], &guests[..]].concat();
    assert_eq!(verdict(&came(2), 0, of(&all, Some(0))), MET);
    assert_eq!(verdict(&came(1), 0, of(&all, Some(0))), NOT_MET);
    assert_eq!(verdict(&guests, 0, of(&[], Some(0))), NOT_MET, "a body in which nobody votes");
}

#[test]
fn unknown_seats_settle_nothing_but_what_they_cannot_change() {
    let (all, others) = (people(4), people(2));
    assert_eq!(verdict(&all[..3], 0, of(&all, Some(2))), MET, "three of six at the worst");
    assert_eq!(verdict(&all[..2], 0, of(&all, Some(0))), MET);
    assert_eq!(verdict(&all[..2], 0, of(&all, Some(1))), doubt(QuorumDoubt::VotersUnknown));
    assert_eq!(verdict(&all[..1], 0, of(&all, Some(9))), NOT_MET, "one of four at the best");
    let came = [&all[..1], &others[..]].concat();
    assert_eq!(
        verdict(&came, 0, of(&all, Some(2))),
        doubt(QuorumDoubt::VotersUnknown),
        "three of six at the best"
    );
    assert_eq!(verdict(&came, 0, of(&all, Some(1))), NOT_MET, "two of five at the best");
    assert_eq!(verdict(&all, 0, of(&all, None)), doubt(QuorumDoubt::VotersUnknown));
}

#[test]
fn a_group_that_was_not_counted_leaves_it_open_unless_those_named_are_enough() {
    let all = people(4);
    assert_eq!(verdict(&all[..2], 1, of(&all, Some(0))), MET);
    assert_eq!(verdict(&all[..1], 1, of(&all, Some(0))), doubt(QuorumDoubt::UncountedGroup));
}

#[test]
fn a_meeting_is_to_come_until_its_day_is_over() {
    let one = came(&people(1), 0);
    let on =
        |held_on: &str, today: &str| super::doubt(held_on.parse().unwrap(), today.parse().unwrap(), &one);
    assert_eq!(on(DAY, "2022-12-07"), Some(QuorumDoubt::StillToCome));
    assert_eq!(on(DAY, DAY), None);
    assert_eq!(on(DAY, "2022-12-09"), None);
    assert_eq!(on("2022-12", "2022-11-30"), Some(QuorumDoubt::StillToCome));
    assert_eq!(on("2022-12", "2022-12-31"), Some(QuorumDoubt::DayUnknown));
    let told = |voters: usize, today: &str| {
        let all = people(4);
        let told = told(&came(&all[..voters], 0), half_of(of(&all, Some(0))));
        let told = so_far(told, DAY.parse().unwrap(), today.parse().unwrap());
        (told.state, told.reason)
    };
    assert_eq!((told(2, DAY), told(2, "2022-12-09")), (MET, MET), "who came, came");
    assert_eq!((told(1, DAY), told(1, "2022-12-09")), (doubt(QuorumDoubt::StillToCome), NOT_MET));
}

#[test]
fn where_nobody_is_named_nothing_can_be_told() {
    let told = |groups| super::doubt(DAY.parse().unwrap(), "2023-01-01".parse().unwrap(), &came(&[], groups));
    assert_eq!((told(0), told(1)), (Some(QuorumDoubt::NoAttendance), Some(QuorumDoubt::UncountedGroup)));
}

#[test]
fn at_a_second_call_whoever_is_there_may_be_enough() {
    let all = people(5);
    let second = |present: &[PersonId], share: Option<Fraction>| {
        let found = told(&came(present, 0), Rule { share, ..half_of(of(&all, Some(0))) });
        (found.state, found.needed)
    };
    let quarter = SecondCallRule::OneQuarter.share();
    let stranger = people(1);
    assert_eq!(second(&all[..1], None), (QuorumState::Met, Some(1)));
    assert_eq!(second(&stranger, None), (QuorumState::NotMet, Some(1)), "nobody who votes is there");
    assert_eq!(second(&all[..1], quarter), (QuorumState::NotMet, Some(2)));
    assert_eq!(second(&all[..2], quarter), (QuorumState::Met, Some(2)));
}

#[test]
fn whoever_is_recused_is_counted_neither_among_those_present_nor_among_the_members() {
    let all = people(6);
    let came = came(&all[..3], 0);
    let without = |recused: &[PersonId]| {
        let recused = recused.iter().copied().collect();
        let rule = without_recused(half_of(of(&all, Some(0))), &recused);
        let found = told(&others_of(&came, &recused), rule);
        (found.state, found.voters_present, found.voters)
    };
    assert_eq!(without(&[]), (QuorumState::Met, Some(3), Some(6)));
    assert_eq!(without(&all[..1]), (QuorumState::NotMet, Some(2), Some(5)));
    assert_eq!(without(&all[4..]), (QuorumState::Met, Some(3), Some(4)));
}

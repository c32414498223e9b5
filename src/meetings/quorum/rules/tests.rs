//! What settles a quorum, and what leaves it open.
use super::super::model::{Attendee, When};
use super::*;
use crate::statutes::document::SecondCallRule;
use crate::words::Tenure;

const DAY: &str = "2022-12-08";

fn people(number: usize) -> Vec<PersonId> {
    (0..number).map(|_| PersonId::new()).collect()
}
fn sitting(person: PersonId, seat: i64, capacity: Capacity, starts: &str, ends: Option<&str>) -> Sitting {
    let tenure = Tenure { starts: starts.parse().unwrap(), ends: ends.map(|day| day.parse().unwrap()) };
    Sitting { person, occupancy: Occupancy { seat, capacity, tenure } }
}
fn holds(person: PersonId, seat: i64) -> Sitting {
    sitting(person, seat, Capacity::Titular, "2020-01-01", None)
}
fn on_the_day(seats: Option<usize>, sittings: Vec<Sitting>) -> Electorate {
    electorate(DAY.parse().unwrap(), &[VotingOffice { seats, sittings }], 0)
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
fn who_is_suspended_is_not_counted_and_who_may_be_leaves_it_open() {
    let all = people(4);
    let tenure = |starts: &str, ends: Option<&str>| Tenure {
        starts: starts.parse().unwrap(),
        ends: ends.map(|day| day.parse().unwrap()),
    };
    let of_one = |spell: Tenure, ends: Option<&str>| {
        let suspension = SuspensionSpell { membership: tenure("2020", ends), spell };
        let suspensions = HashMap::from([(all[0], vec![suspension])]);
        without_suspended(of(&all, Some(0)), DAY.parse().unwrap(), &suspensions)
    };
    assert_eq!(of_one(tenure("2022-12-08", Some("2022-12-08")), None), of(&all[1..], Some(0)));
    assert_eq!(of_one(tenure("2022-12-01", Some("2022-12-07")), None), of(&all, Some(0)));
    assert_eq!(of_one(tenure("2022-12", None), None), of(&all[1..], Some(1)), "since some day of December");
    assert_eq!(of_one(tenure("2022-01-01", None), Some("2022-06-30")), of(&all, Some(0)), "a member no more");
}

#[test]
fn numbers_left_out_below_the_highest_are_gaps_type_by_type() {
    let gaps = |numbers: &[(&'static str, Option<u32>)]| gaps(numbers.iter().copied());
    assert_eq!(gaps(&[("deputy", Some(3)), ("deputy", Some(5)), ("secretary", None)]), 3);
    assert_eq!(gaps(&[("deputy", Some(1)), ("deputy", Some(2)), ("adviser", Some(2))]), 1);
    assert_eq!(gaps(&[]), 0);
}

#[test]
fn a_voter_votes_from_the_first_day_in_the_seat_to_the_last() {
    let who = PersonId::new();
    let term = |starts: &str, ends: &str| {
        on_the_day(Some(1), vec![sitting(who, 1, Capacity::Titular, starts, Some(ends))])
    };
    assert_eq!(term("2022-12-08", "2023-01-01"), of(&[who], Some(0)));
    assert_eq!(term("2022-12-09", "2023-01-01"), of(&[], Some(1)), "nobody is known before");
    assert_eq!(term("2020-01-01", "2022-12-08"), of(&[who], Some(0)));
    assert_eq!(term("2020-01-01", "2022-12-07"), of(&[], Some(0)), "the seat is vacant");
    assert_eq!(term("2020-01-01", "2022-12"), of(&[], Some(1)), "who may have left by then");
}

#[test]
fn a_seat_nobody_was_ever_known_in_is_unknown_and_so_is_a_number_left_out() {
    let who = people(2);
    assert_eq!(on_the_day(Some(3), vec![holds(who[0], 1)]), of(&who[..1], Some(2)));
    assert_eq!(on_the_day(None, vec![holds(who[0], 1), holds(who[1], 2)]), of(&who, Some(0)));
    assert_eq!(on_the_day(None, Vec::new()), of(&[], None));
    let office = VotingOffice { seats: Some(1), sittings: vec![holds(who[0], 1)] };
    assert_eq!(electorate(DAY.parse().unwrap(), &[office], 3), of(&who[..1], Some(3)));
}

#[test]
fn a_person_has_one_vote_and_a_seat_too() {
    let who = people(2);
    let acting = |starts: &str| sitting(who[1], 1, Capacity::Acting, starts, None);
    assert_eq!(on_the_day(Some(2), vec![holds(who[0], 1), holds(who[0], 2)]), of(&who[..1], Some(0)));
    assert_eq!(on_the_day(Some(1), vec![holds(who[0], 1), acting("2022-01-01")]), of(&who[..1], Some(0)));
    let left = sitting(who[0], 1, Capacity::Titular, "2020-01-01", Some("2022-12-07"));
    assert_eq!(on_the_day(Some(1), vec![left, acting("2022-12-08")]), of(&who[1..], Some(0)));
    assert_eq!(on_the_day(Some(1), vec![left, acting("2022-12-09")]), of(&[], Some(0)));
    let perhaps = sitting(who[0], 1, Capacity::Titular, "2020-01-01", Some("2022-12"));
    assert_eq!(on_the_day(Some(1), vec![perhaps, acting("2022-01-01")]), of(&[], Some(1)), "either votes");
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

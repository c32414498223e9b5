//! Who votes by which seat, and what is not known of one.
use super::*;
use crate::words::Tenure;

const DAY: &str = "2022-12-08";

fn people(number: usize) -> Vec<PersonId> {
    (0..number).map(|_| PersonId::new()).collect()
}
fn sitting(person: PersonId, seat: i64, capacity: Capacity, starts: &str, ends: Option<&str>) -> Sitting {
    let tenure = Tenure { starts: starts.parse().unwrap(), ends: ends.map(|day| day.parse().unwrap()) };
    Sitting { id: AppointmentId::new(), person, occupancy: Occupancy { seat, capacity, tenure } }
}
fn holds(person: PersonId, seat: i64) -> Sitting {
    sitting(person, seat, Capacity::Titular, "2020-01-01", None)
}
fn on_the_day(seats: Option<usize>, sittings: Vec<Sitting>) -> Electorate {
    resting(seats, sittings, &HashSet::new())
}
fn resting(seats: Option<usize>, sittings: Vec<Sitting>, resting: &HashSet<AppointmentId>) -> Electorate {
    electorate(DAY.parse().unwrap(), &[VotingOffice { seats, sittings: &sittings, resting }], 0)
}
fn of(voters: &[PersonId], unknown: Option<usize>) -> Electorate {
    Electorate { voters: voters.iter().copied().collect(), unknown }
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
    let sittings = [holds(who[0], 1)];
    let resting = HashSet::new();
    let office = VotingOffice { seats: Some(1), sittings: &sittings, resting: &resting };
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
fn nobody_votes_by_an_office_that_is_frozen_by_itself() {
    let [one, other] = [PersonId::new(), PersonId::new()];
    let sittings = vec![holds(one, 1), holds(other, 2), holds(one, 3)];
    let frozen = |places: &[usize]| places.iter().map(|place| sittings[*place].id).collect::<HashSet<_>>();
    let votes = |places: &[usize]| resting(Some(3), sittings.clone(), &frozen(places));
    assert_eq!(votes(&[]), of(&[one, other], Some(0)));
    assert_eq!(votes(&[0]), of(&[one, other], Some(0)), "by the other office");
    assert_eq!(votes(&[0, 2]), of(&[other], Some(0)), "and the seats are not unknown by that");
    let acting = sitting(PersonId::new(), 1, Capacity::Acting, "2022-01-01", None);
    let both = vec![sittings[0], acting];
    assert_eq!(resting(Some(1), both, &frozen(&[0])), of(&[], Some(0)), "nor by whoever acts in it");
}

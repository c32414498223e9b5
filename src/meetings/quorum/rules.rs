//! Whether a quorum was met, as far as the record tells: unknown is not absent, and nothing is guessed. Pure.
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use crate::appointments::{Capacity, Occupancy, SeatState, seat_state};
use crate::persons::PersonId;
use crate::statutes::document::Fraction;
use crate::words::{Certainty, PartialDate};

use super::model::{
    Attendees, Belonging, Electorate, Quorum, QuorumDoubt, QuorumState, Rule, Sitting, VotingOffice,
};

/// Who votes on `day` by these offices; `gaps` are the numbered ones that nothing is recorded of. Whoever holds
/// several seats has one vote; whoever acts in a seat votes where its holder does not.
pub(super) fn electorate(day: NaiveDate, offices: &[VotingOffice], gaps: usize) -> Electorate {
    let mut whole = Electorate { voters: HashSet::new(), unknown: Some(gaps) };
    for office in offices {
        let begun = |one: &&Sitting| one.occupancy.tenure.starts.earliest().is_none_or(|first| first <= day);
        let mut seats: BTreeMap<i64, Vec<Sitting>> = BTreeMap::new();
        for sitting in office.sittings.iter().filter(begun) {
            seats.entry(sitting.occupancy.seat).or_default().push(*sitting);
        }
        // Without a limit, those recorded are all there are; where nobody ever was, nothing is known of them.
        let never_held = match office.seats {
            Some(seats_in_all) => Some(seats_in_all.saturating_sub(seats.len())),
            None if seats.is_empty() => None,
            None => Some(0),
        };
        let doubtful = seats.values().filter(|seat| !seat_is_settled(day, seat, &mut whole.voters)).count();
        whole.unknown = whole
            .unknown
            .zip(never_held)
            .map(|(known, more)| known.saturating_add(more).saturating_add(doubtful));
    }
    whole
}

/// Whether it is known who votes by a seat, if anybody does: they are added to the voters.
fn seat_is_settled(day: NaiveDate, seat: &[Sitting], voters: &mut HashSet<PersonId>) -> bool {
    let of = |capacity: Capacity, certainty: Certainty| {
        let sits = move |one: &&Sitting| {
            one.occupancy.capacity == capacity && one.occupancy.tenure.on(day) == Some(certainty)
        };
        seat.iter().find(sits)
    };
    let titular = of(Capacity::Titular, Certainty::Certain);
    if titular.is_none() && of(Capacity::Titular, Certainty::Possible).is_some() {
        // The holder may be there: then whoever acts does not vote.
        return false;
    }
    if let Some(voter) = titular.or_else(|| of(Capacity::Acting, Certainty::Certain)) {
        voters.insert(voter.person);
        return true;
    }
    let known: Vec<Occupancy> = seat.iter().map(|one| one.occupancy).collect();
    seat_state(day, &known) == SeatState::Vacant
}

/// The voters without those whose membership is suspended on `day`: who may be is a seat of which nobody knows.
pub(super) fn without_suspended(
    mut all: Electorate,
    day: NaiveDate,
    belongings: &HashMap<PersonId, Vec<Belonging>>,
) -> Electorate {
    let suspended = |person: &PersonId| {
        let lasting = belongings.get(person).into_iter().flatten().filter(|one| one.tenure.on(day).is_some());
        let spells = lasting.flat_map(|one| one.suspensions.iter().filter_map(|spell| spell.on(day)));
        spells.max_by_key(|certainty| *certainty == Certainty::Certain)
    };
    let found: Vec<(PersonId, Certainty)> =
        all.voters.iter().filter_map(|person| Some((*person, suspended(person)?))).collect();
    for (person, certainty) in found {
        all.voters.remove(&person);
        if certainty == Certainty::Possible {
            all.unknown = all.unknown.map(|unknown| unknown.saturating_add(1));
        }
    }
    all
}

/// Why the quorum of a meeting cannot be told, whatever the statutes ask. Before its day nobody came.
pub(super) fn doubt(held_on: PartialDate, today: NaiveDate, came: &Attendees) -> Option<QuorumDoubt> {
    if held_on.earliest().is_some_and(|first| today < first) {
        return Some(QuorumDoubt::StillToCome);
    }
    if came.present.is_empty() {
        let is_group = came.groups > 0;
        return Some(if is_group { QuorumDoubt::UncountedGroup } else { QuorumDoubt::NoAttendance });
    }
    (!held_on.is_exact()).then_some(QuorumDoubt::DayUnknown)
}

/// The quorum as it is told today: until the day of the meeting is over somebody may still come, and nobody who came did not.
pub(super) fn so_far(quorum: Quorum, held_on: PartialDate, today: NaiveDate) -> Quorum {
    if today > held_on.latest() || quorum.state == QuorumState::Met {
        return quorum;
    }
    Quorum { state: QuorumState::NotVerifiable, reason: Some(QuorumDoubt::StillToCome), ..quorum }
}

/// How many numbers below the highest of each type of position nothing is recorded of.
pub(super) fn gaps<'a>(numbers: impl Iterator<Item = (&'a str, Option<u32>)>) -> usize {
    let mut types: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (code, number) in numbers.filter_map(|(code, number)| Some((code, number?))) {
        let (highest, recorded) = types.entry(code).or_default();
        *highest = number.max(*highest);
        *recorded = recorded.saturating_add(1);
    }
    types
        .into_values()
        .filter_map(|(highest, recorded)| usize::try_from(highest.saturating_sub(recorded)).ok())
        .sum()
}

/// The quorum of a meeting by who came and what the statutes of its day ask, if that could be looked at. Met if
/// enough came even though every unknown seat were held by somebody absent; not met if too few came even though
/// those present whose seat is not known held the unknown ones.
pub(super) fn quorum(attendees: &Attendees, rule: Result<Rule, QuorumDoubt>) -> Quorum {
    let Attendees { present, groups } = attendees;
    let verdict = |state, reason| Quorum {
        state,
        reason,
        present: present.len(),
        voters_present: None,
        voters: None,
        needed: None,
        clause: None,
    };
    let doubt = |reason| verdict(QuorumState::NotVerifiable, Some(reason));
    let Rule { share, clause, electorate: Electorate { voters, unknown } } = match rule {
        Ok(rule) => rule,
        Err(reason) => return doubt(reason),
    };
    let came = present.intersection(&voters).count();
    let others = present.len().saturating_sub(came);
    let among = unknown.map_or(others, |unknown| unknown.min(others));
    // At the best, those present whose seat is not known hold the unknown ones.
    let (part, whole) = (came.saturating_add(among), voters.len().saturating_add(among));
    let is_surely_met =
        unknown.is_some_and(|unknown| came > 0 && reaches(share, came, voters.len().saturating_add(unknown)));
    let (state, reason) = if is_surely_met {
        (QuorumState::Met, None)
    } else if *groups > 0 {
        (QuorumState::NotVerifiable, Some(QuorumDoubt::UncountedGroup))
    } else if part == 0 || !reaches(share, part, whole) {
        (QuorumState::NotMet, None)
    } else {
        (QuorumState::NotVerifiable, Some(QuorumDoubt::VotersUnknown))
    };
    let needed = (unknown == Some(0)).then(|| u32::try_from(voters.len()).ok()).flatten();
    Quorum {
        voters_present: Some(came),
        voters: Some(voters.len()),
        needed: needed.and_then(|whole| usize::try_from(share.part_of(whole)).ok()),
        clause,
        ..verdict(state, reason)
    }
}

fn reaches(share: Fraction, part: usize, whole: usize) -> bool {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    share.is_reached_by(number(part), number(whole))
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn verdict(
        came: &[PersonId],
        groups: usize,
        electorate: Electorate,
    ) -> (QuorumState, Option<QuorumDoubt>) {
        let share = Fraction::try_from("1/2".to_owned()).unwrap();
        let attendees = Attendees { present: came.iter().copied().collect(), groups };
        let told = quorum(&attendees, Ok(Rule { share, clause: None, electorate }));
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
        let share = Fraction::try_from("1/2".to_owned()).unwrap();
        let attendees = Attendees { present: all[..3].iter().copied().collect(), groups: 0 };
        let rule = Rule { share, clause: Some("art-33".to_owned()), electorate: of(&all, Some(0)) };
        let told = quorum(&attendees, Ok(rule));
        assert_eq!(
            (told.present, told.voters_present, told.voters, told.needed),
            (3, Some(3), Some(7), Some(4))
        );
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
        let came = Attendees { present: people(1).into_iter().collect(), groups: 0 };
        let on = |held_on: &str, today: &str| {
            super::doubt(held_on.parse().unwrap(), today.parse().unwrap(), &came)
        };
        assert_eq!(on(DAY, "2022-12-07"), Some(QuorumDoubt::StillToCome));
        assert_eq!(on(DAY, DAY), None);
        assert_eq!(on(DAY, "2022-12-09"), None);
        assert_eq!(on("2022-12", "2022-11-30"), Some(QuorumDoubt::StillToCome));
        assert_eq!(on("2022-12", "2022-12-31"), Some(QuorumDoubt::DayUnknown));
        let told = |voters: usize, today: &str| {
            let all = people(4);
            let share = Fraction::try_from("1/2".to_owned()).unwrap();
            let came = Attendees { present: all[..voters].iter().copied().collect(), groups: 0 };
            let rule = Rule { share, clause: None, electorate: of(&all, Some(0)) };
            let told = so_far(quorum(&came, Ok(rule)), DAY.parse().unwrap(), today.parse().unwrap());
            (told.state, told.reason)
        };
        assert_eq!((told(2, DAY), told(2, "2022-12-09")), (MET, MET), "who came, came");
        assert_eq!((told(1, DAY), told(1, "2022-12-09")), (doubt(QuorumDoubt::StillToCome), NOT_MET));
    }

    #[test]
    fn where_nobody_is_named_nothing_can_be_told() {
        let came = |groups| Attendees { present: HashSet::new(), groups };
        let told = |groups| super::doubt(DAY.parse().unwrap(), "2023-01-01".parse().unwrap(), &came(groups));
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
            let belonging = Belonging { tenure: tenure("2020", ends), suspensions: vec![spell] };
            let belongings = HashMap::from([(all[0], vec![belonging])]);
            without_suspended(of(&all, Some(0)), DAY.parse().unwrap(), &belongings)
        };
        assert_eq!(of_one(tenure("2022-12-08", Some("2022-12-08")), None), of(&all[1..], Some(0)));
        assert_eq!(of_one(tenure("2022-12-01", Some("2022-12-07")), None), of(&all, Some(0)));
        assert_eq!(
            of_one(tenure("2022-12", None), None),
            of(&all[1..], Some(1)),
            "since some day of December"
        );
        assert_eq!(
            of_one(tenure("2022-01-01", None), Some("2022-06-30")),
            of(&all, Some(0)),
            "a member no more"
        );
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
        assert_eq!(
            on_the_day(Some(1), vec![perhaps, acting("2022-01-01")]),
            of(&[], Some(1)),
            "either votes"
        );
    }
}

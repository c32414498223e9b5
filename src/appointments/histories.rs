//! Histories at random: whatever is recorded in a position, nobody sits in another's seat and no vacancy is lost.
#![expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::model::{Appointment, AppointmentId, Capacity, EndedBy, NewAppointment};
use super::rules::{Facts, seat_for};
use super::seats::{Occupancy, SeatState, seat_state, vacancies};
use super::terms::Terms;
use super::way::{Place, giving_way};
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::db::Moment;
use crate::persons::PersonId;
use crate::statutes::{DEFAULT, Document, Versions};
use crate::words::{PartialDate, Tenure};

/// Something recorded about a position.
#[derive(Debug, Clone)]
enum Event {
    /// One of a few people is appointed.
    Appoint { person: usize, day: (u64, u64), capacity: Capacity, seat: Option<i64> },
    /// One of the appointments ends.
    End { which: usize, day: (u64, u64) },
}

/// A day of twelve years, known exactly or to within some days.
fn a_day() -> impl Strategy<Value = (u64, u64)> {
    (0_u64..4_380, prop_oneof![3 => Just(0_u64), 1 => 1_u64..400])
}

fn an_event() -> impl Strategy<Value = Event> {
    let capacity = prop_oneof![4 => Just(Capacity::Titular), 1 => Just(Capacity::Acting)];
    let seat = prop_oneof![2 => Just(None), 1 => (1_i64..=3).prop_map(Some)];
    prop_oneof![
        3 => (0_usize..5, a_day(), capacity, seat)
            .prop_map(|(person, day, capacity, seat)| Event::Appoint { person, day, capacity, seat }),
        2 => (0_usize..12, a_day()).prop_map(|(which, day)| Event::End { which, day }),
    ]
}

fn day((after, within): (u64, u64)) -> PartialDate {
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap() + Days::new(after);
    PartialDate::from_bounds(Some(first), first + Days::new(within)).unwrap()
}

fn terms() -> &'static Terms {
    static TERMS: LazyLock<Terms> = LazyLock::new(|| {
        let document: Document = serde_json::from_str(DEFAULT).unwrap();
        Terms::of(Versions::new(vec![("2011-01-01".parse().unwrap(), Arc::new(document))]))
    });
    &TERMS
}

/// What is recorded, by the rules and in the order of the events; what they refuse is left out.
fn history(events: &[Event], seats: Option<i64>) -> Vec<Appointment> {
    let people: Vec<PersonId> = (0..5).map(|_| PersonId::new()).collect();
    let place = Place { position_type: "pole_president", body_type: "pole", seats };
    let mut recorded: Vec<Appointment> = Vec::new();
    for event in events {
        match event {
            Event::Appoint { person, day: starts, capacity, seat } => {
                let body = serde_json::json!({"person_id": people[*person], "starts_on": day(*starts), "capacity": capacity, "seat": seat, "source": {"kind": "register"}});
                let new: NewAppointment = serde_json::from_value(body).unwrap();
                let mut others = recorded.clone();
                let (leaving, seat) = giving_way(terms(), &place, &others, &new);
                for (index, tenure) in leaving {
                    others[index].set_tenure(tenure);
                    others[index].ended_by = Some(EndedBy::Term);
                }
                let new = NewAppointment { seat, ..new };
                let life = Tenure { starts: "2010-01-01".parse().unwrap(), ends: None };
                let facts = Facts { position_type: None, seats, body: life, others: &others };
                if let Ok(seat) = seat_for(&facts, &new) {
                    others.push(appointment(&new, seat));
                    recorded = others;
                }
            }
            Event::End { which, day: ends } => {
                let Some(lasting) = recorded.get_mut(*which).filter(|one| one.ends_latest.is_none()) else {
                    continue;
                };
                let tenure = Tenure { starts: lasting.tenure().starts, ends: Some(day(*ends)) };
                if !tenure.is_backwards() {
                    lasting.set_tenure(tenure);
                    lasting.ended_by = Some(EndedBy::Resignation);
                }
            }
        }
    }
    recorded
}

fn appointment(new: &NewAppointment, seat: i64) -> Appointment {
    let at = Moment(DateTime::UNIX_EPOCH);
    let mut made = Appointment {
        id: AppointmentId::new(),
        position_id: PositionId::new(),
        body_id: BodyId::new(),
        seat,
        person_id: new.person_id,
        capacity: new.capacity,
        mode: "consensus".to_owned(),
        starts_earliest: None,
        starts_latest: new.starts_on.latest(),
        ends_earliest: None,
        ends_latest: None,
        held_from: None,
        held_to: None,
        ended_by: None,
        decision_id: None,
        source: None,
        end_decision_id: None,
        end_source: None,
        version: 1,
        created_at: at,
        updated_at: at,
    };
    made.set_tenure(Tenure { starts: new.starts_on, ends: None });
    made
}

/// Whether two appointments certainly share a day.
fn meet(one: &Appointment, other: &Appointment) -> bool {
    let days = |of: &Appointment| of.held_from.zip(of.held_to);
    days(one).zip(days(other)).is_some_and(|((from, to), (since, until))| from <= until && since <= to)
}

proptest! {
    // No file of failures: the seed that fails is told.
    #![proptest_config(Config { cases: 10_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn nobody_sits_in_anothers_seat_and_no_vacancy_is_lost(
        events in prop::collection::vec(an_event(), 1..14),
        seats in prop_oneof![Just(Some(1)), Just(Some(3)), Just(None)],
    ) {
        let recorded = history(&events, seats);
        for (index, one) in recorded.iter().enumerate() {
            prop_assert!(seats.is_none_or(|seats| (1..=seats).contains(&one.seat)));
            for other in recorded.iter().skip(index + 1) {
                prop_assert!(one.seat != other.seat || !meet(one, other), "two in one seat: {one:?} {other:?}");
                prop_assert!(one.person_id != other.person_id || !meet(one, other), "twice at once: {one:?} {other:?}");
            }
        }
        let occupancies: Vec<Occupancy> = recorded.iter().map(|one| Occupancy { seat: one.seat, capacity: one.capacity, tenure: one.tenure() }).collect();
        for left in recorded.iter().filter(|one| one.capacity == Capacity::Titular) {
            let Some(last) = left.ends_latest else { continue };
            // The morrow of every departure, and a long time after.
            for day in [last + Days::new(1), last + Days::new(700)] {
                let may_be_there = |one: &&Appointment| one.seat == left.seat && one.capacity == Capacity::Titular && one.tenure().on(day).is_some();
                let told = vacancies(day, &occupancies).into_iter().find(|(seat, _)| *seat == left.seat);
                if recorded.iter().any(|one| may_be_there(&one)) {
                    prop_assert_eq!(told, None, "unknown is not vacant");
                } else {
                    let (_, since) = told.ok_or_else(|| TestCaseError::fail(format!("lost on {day}: {left:?}")))?;
                    prop_assert!(since.latest() > last && since.latest() <= day, "vacant since {since}, left {last}, asked {day}");
                    let of_seat: Vec<Occupancy> = occupancies.iter().filter(|one| one.seat == left.seat).copied().collect();
                    prop_assert_eq!(seat_state(day, &of_seat), SeatState::Vacant);
                }
            }
        }
    }
}

//! What is known of a seat on a day: held, vacant or unknown. Said once, for every room that asks. Pure.
//!
//! 2026-11-24. A vacancy is reckoned from the appointments, never kept: a seat is vacant from the day after its
//! last holder certainly left, until another may have come. Rows of vacancies, opened and closed by whoever
//! changes an appointment, were refused: a correction of the past would have to find and mend them, and one
//! forgotten is a vacancy lost.
use chrono::NaiveDate;

use crate::bodies::positions::PositionId;
use crate::persons::PersonId;
use crate::word_enum;
use crate::words::{Certainty, PartialDate, Tenure};

use super::model::{AppointmentId, Capacity};

word_enum! {
    /// What is known of a position on a day. Unknown is not vacant.
    SeatState {
        /// Somebody certainly holds it.
        Held = "held",
        /// Its last holder has certainly gone, and no other is known; somebody may act in the holder's place.
        Vacant = "vacant",
        /// Nobody is known to hold it for certain, and nobody is known to have left it.
        Unknown = "unknown",
    }
}

/// An appointment as far as a seat is concerned.
#[derive(Debug, Clone, Copy)]
pub struct Occupancy {
    /// Which seat.
    pub seat: i64,
    /// Whether in one's own right.
    pub capacity: Capacity,
    /// From when to when.
    pub tenure: Tenure,
}

/// Somebody in a seat, with nothing but what a vote hangs on.
#[derive(Debug, Clone, Copy)]
pub struct Holding {
    /// By which appointment.
    pub id: AppointmentId,
    /// Of which position.
    pub position_id: PositionId,
    /// Who.
    pub person: PersonId,
    /// In which seat, from when to when.
    pub occupancy: Occupancy,
}

/// What is known of one seat on `day`, by all who may have taken it by then. Those who held it in their own right
/// settle it; those who acted in it do only where no other is known.
pub fn seat_state(day: NaiveDate, known: &[Occupancy]) -> SeatState {
    let settle = settling(day, known);
    let on_the_day: Vec<Option<Certainty>> = settle.iter().map(|one| one.tenure.on(day)).collect();
    if on_the_day.contains(&Some(Certainty::Certain)) {
        SeatState::Held
    } else if !on_the_day.is_empty() && on_the_day.iter().all(Option::is_none) {
        SeatState::Vacant
    } else {
        SeatState::Unknown
    }
}

/// Those who settle what is known of a seat on `day`: of those who may have taken it by then, the titular ones, or
/// those who acted where no other is known.
fn settling(day: NaiveDate, known: &[Occupancy]) -> Vec<Occupancy> {
    let begun = |one: &&Occupancy| one.tenure.starts.earliest().is_none_or(|first| first <= day);
    let mut settling: Vec<Occupancy> = known.iter().filter(begun).copied().collect();
    if settling.iter().any(|one| one.capacity == Capacity::Titular) {
        settling.retain(|one| one.capacity == Capacity::Titular);
    }
    settling
}

fn seats(known: &[Occupancy]) -> Vec<i64> {
    let mut seats: Vec<i64> = known.iter().map(|one| one.seat).collect();
    seats.sort_unstable();
    seats.dedup();
    seats
}

/// What is known of a position on `day`: held if one of its seats is, vacant if all that are known are.
pub fn position_state(day: NaiveDate, known: &[Occupancy]) -> SeatState {
    let of = |seat: i64| {
        seat_state(day, &known.iter().filter(|one| one.seat == seat).copied().collect::<Vec<_>>())
    };
    let states: Vec<SeatState> = seats(known).into_iter().map(of).collect();
    if states.contains(&SeatState::Held) {
        SeatState::Held
    } else if !states.is_empty() && states.iter().all(|state| *state == SeatState::Vacant) {
        SeatState::Vacant
    } else {
        SeatState::Unknown
    }
}

/// The seats that are vacant on `day`, and the first day each is: the one after its last holder left.
pub fn vacancies(day: NaiveDate, known: &[Occupancy]) -> Vec<(i64, PartialDate)> {
    let mut vacant = Vec::new();
    for seat in seats(known) {
        let of_seat: Vec<Occupancy> = known.iter().filter(|one| one.seat == seat).copied().collect();
        if seat_state(day, &of_seat) == SeatState::Vacant {
            let ends = settling(day, &of_seat).into_iter().filter_map(|one| one.tenure.ends);
            let last = ends.max_by_key(|day| (day.latest(), day.earliest()));
            vacant.extend(last.map(|last| (seat, last.next_day())));
        }
    }
    vacant
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occupancy(seat: i64, capacity: Capacity, starts: &str, ends: Option<&str>) -> Occupancy {
        let tenure = Tenure { starts: starts.parse().unwrap(), ends: ends.map(|day| day.parse().unwrap()) };
        Occupancy { seat, capacity, tenure }
    }
    fn titular(starts: &str, ends: Option<&str>) -> Occupancy {
        occupancy(1, Capacity::Titular, starts, ends)
    }
    fn on(day: &str, known: &[Occupancy]) -> SeatState {
        seat_state(day.parse().unwrap(), known)
    }

    #[test]
    fn a_seat_is_vacant_from_the_day_after_its_last_holder_left() {
        let gone = [titular("2022-12-08", Some("2023-06-30"))];
        assert_eq!(on("2022-12-07", &gone), SeatState::Unknown);
        assert_eq!(on("2022-12-08", &gone), SeatState::Held);
        assert_eq!(on("2023-06-30", &gone), SeatState::Held);
        assert_eq!(on("2023-07-01", &gone), SeatState::Vacant);
    }

    #[test]
    fn unknown_is_not_vacant() {
        assert_eq!(on("2023-07-01", &[]), SeatState::Unknown);
        let may_have_gone = [titular("2022-12-08", Some("2023"))];
        assert_eq!(on("2023-06-30", &may_have_gone), SeatState::Unknown);
        assert_eq!(on("2024-01-01", &may_have_gone), SeatState::Vacant);
        let may_have_come = [titular("2020-01-01", Some("2021-12-31")), titular("2022", None)];
        assert_eq!(on("2022-06-30", &may_have_come), SeatState::Unknown);
        assert_eq!(on("2022-12-31", &may_have_come), SeatState::Held);
    }

    #[test]
    fn whoever_acts_does_not_fill_the_seat_of_one_who_left() {
        let acting = occupancy(1, Capacity::Acting, "2023-07-01", None);
        assert_eq!(on("2023-07-01", &[titular("2022-12-08", Some("2023-06-30")), acting]), SeatState::Vacant);
        assert_eq!(on("2023-07-01", &[acting]), SeatState::Held, "nobody else is known");
    }

    #[test]
    fn a_position_is_held_when_a_seat_is_and_vacant_when_all_known_are() {
        let second = |ends| occupancy(2, Capacity::Titular, "2022-12-08", ends);
        let state = |known: &[Occupancy]| position_state("2024-01-02".parse().unwrap(), known);
        let gone = titular("2022-12-08", Some("2023-06-30"));
        assert_eq!(state(&[gone, second(None)]), SeatState::Held);
        assert_eq!(state(&[gone, second(Some("2023"))]), SeatState::Vacant);
        assert_eq!(state(&[gone, second(Some("2024"))]), SeatState::Unknown);
        assert_eq!(state(&[]), SeatState::Unknown);
    }
}

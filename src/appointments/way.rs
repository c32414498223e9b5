//! How whoever carries over makes way for a successor.
use crate::bodies::Body;
use crate::bodies::positions::Position;
use crate::db::{Json, Tx};
use crate::error::Result;
use crate::words::Tenure;

use super::model::{Appointment, Capacity, EndedBy, NewAppointment};
use super::terms::{Office, Terms};

/// The appointments that give way to a new one, and the seat it then takes: those carried over on its first day,
/// where they hold the very seat it is for, or the only one there is to take, or are the same person's.
pub(super) fn giving_way(
    carried_over: &[&Appointment],
    others: &[Appointment],
    seats: Option<i64>,
    new: &NewAppointment,
) -> (Vec<usize>, Option<i64>) {
    let place = |found: &Appointment| others.iter().position(|other| other.id == found.id);
    let own = carried_over.iter().find(|other| other.person_id == new.person_id);
    let in_seat = |seat: i64| carried_over.iter().find(|other| other.seat == seat);
    let is_held = |seat: i64| {
        let first = new.starts_on.latest();
        let lasts = |other: &Appointment| {
            other.held_from.is_some_and(|from| from <= first) && other.held_to.is_some_and(|to| to >= first)
        };
        others.iter().any(|other| other.seat == seat && lasts(other))
    };
    let has_room = seats.is_none_or(|seats| (1..=seats).any(|seat| !is_held(seat)));
    let for_it = match (new.seat, own, carried_over) {
        (Some(seat), ..) => in_seat(seat),
        (None, Some(own), _) => Some(own),
        // One who carries over among several gives way only when named: nobody's seat is guessed at.
        (None, None, [only]) if !has_room => Some(only),
        _ => None,
    };
    let mut leaving: Vec<usize> = [for_it, own].into_iter().flatten().filter_map(|one| place(one)).collect();
    leaving.sort_unstable();
    leaving.dedup();
    (leaving, new.seat.or(for_it.map(|one| one.seat)))
}

/// Ends by its term, the day before and by the same decision, what gives way to a new appointment. Answers the
/// seat it leaves.
pub(super) fn make_way(
    tx: &mut Tx<'_>,
    position: &Position,
    body: &Body,
    others: &mut [Appointment],
    new: &NewAppointment,
) -> Result<Option<i64>> {
    if new.capacity == Capacity::Acting || others.is_empty() {
        return Ok(new.seat);
    }
    let Some(first) = new.starts_on.earliest() else { return Ok(new.seat) };
    let terms = Terms::gather(tx)?;
    let carries = |other: &&Appointment| {
        let (position_type, body_type) = (position.type_code.as_str(), body.type_code.as_str());
        let office = Office { position_type, body_type, capacity: other.capacity, tenure: other.tenure() };
        other.ends_latest.is_none() && terms.carried_over(&office, first).is_some()
    };
    let carried_over: Vec<&Appointment> = others.iter().filter(carries).collect();
    let (leaving, seat) = giving_way(&carried_over, others, position.seats, new);
    for place in leaving {
        let Some(before) = others.get(place).cloned() else { continue };
        let mut after = before.clone();
        after.set_tenure(Tenure { starts: before.tenure().starts, ends: Some(new.starts_on.day_before()) });
        after.ended_by = Some(EndedBy::Term);
        after.end_decision_id = new.decision_id;
        after.end_source = new.source.clone().map(Json);
        let after = super::actions::save(tx, &before, after)?;
        if let Some(other) = others.get_mut(place) {
            *other = after;
        }
    }
    Ok(seat)
}

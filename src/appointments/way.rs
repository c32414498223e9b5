//! How whoever carries over makes way for a successor.
use crate::db::{Json, Tx};
use crate::error::Result;
use crate::words::Tenure;

use super::actions::save;
use super::model::{Appointment, Capacity, EndedBy, NewAppointment};
use super::terms::{Office, Terms};

/// The position a successor is named to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// Its type.
    pub(super) position_type: &'a str,
    /// The type of its body.
    pub(super) body_type: &'a str,
    /// How many seats it has; none for no limit.
    pub(super) seats: Option<i64>,
}

/// Those who give way to a new appointment, with the days that leaves them, and the seat it then takes: whoever
/// carries over on its first day and holds the very seat it is for, or the only one there is to take, or is the same
/// person.
pub(super) fn giving_way(
    terms: &Terms,
    place: &Place<'_>,
    others: &[Appointment],
    new: &NewAppointment,
) -> (Vec<(usize, Tenure)>, Option<i64>) {
    let Some(first) = new.starts_on.earliest().filter(|_| new.capacity == Capacity::Titular) else {
        return (Vec::new(), new.seat);
    };
    let carries = |other: &Appointment| {
        let (position_type, body_type) = (place.position_type, place.body_type);
        let office = Office { position_type, body_type, capacity: other.capacity, tenure: other.tenure() };
        other.ends_latest.is_none() && terms.carried_over(&office, first).is_some()
    };
    let carried_over: Vec<(usize, &Appointment)> =
        others.iter().enumerate().filter(|(_, other)| carries(other)).collect();
    let own = carried_over.iter().find(|(_, other)| other.person_id == new.person_id);
    let for_it = match (new.seat, own, carried_over.as_slice()) {
        (Some(seat), ..) => carried_over.iter().find(|(_, other)| other.seat == seat),
        (None, Some(own), _) => Some(own),
        // One who carries over among several gives way only when named: nobody's seat is guessed at.
        (None, None, [only]) if !has_room(place.seats, others, new) => Some(only),
        _ => None,
    };
    let last = new.starts_on.day_before();
    let days = |(index, other): &(usize, &Appointment)| {
        (*index, Tenure { starts: other.tenure().starts, ends: Some(last) })
    };
    let mut leaving: Vec<(usize, Tenure)> = for_it.into_iter().chain(own).map(days).collect();
    leaving.dedup();
    (leaving, new.seat.or(for_it.map(|(_, other)| other.seat)))
}

/// Whether a seat is free on the first day.
fn has_room(seats: Option<i64>, others: &[Appointment], new: &NewAppointment) -> bool {
    let first = new.starts_on.latest();
    let lasts = |other: &&Appointment| {
        other.held_from.is_some_and(|from| from <= first) && other.held_to.is_some_and(|to| to >= first)
    };
    let held: Vec<i64> = others.iter().filter(lasts).map(|other| other.seat).collect();
    seats.is_none_or(|seats| (1..=seats).any(|seat| !held.contains(&seat)))
}

/// Ends by its term, the day before and by the same decision, what gives way to a new appointment.
pub(super) fn make_way(
    tx: &mut Tx<'_>,
    leaving: &[(usize, Tenure)],
    others: &mut [Appointment],
    new: &NewAppointment,
) -> Result<()> {
    for (index, tenure) in leaving.iter().copied() {
        let Some(other) = others.get_mut(index) else { continue };
        let mut after = other.clone();
        after.set_tenure(tenure);
        after.ended_by = Some(EndedBy::Term);
        after.end_decision_id = new.decision_id;
        after.end_source = new.source.clone().map(Json);
        *other = save(tx, other, after)?;
    }
    Ok(())
}

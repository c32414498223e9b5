//! Who votes by the seats of a body: unknown is not vacant, and nothing is guessed. Pure.
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use crate::appointments::{AppointmentId, Capacity, Occupancy, SeatState, seat_state};
use crate::memberships::standings::SuspensionSpell;
use crate::persons::PersonId;
use crate::words::Certainty;

use super::model::{Electorate, Sitting, VotingOffice};

/// Who votes on `day` by these offices; `gaps` are the numbered ones that nothing is recorded of. Whoever holds
/// several seats has one vote; whoever acts in a seat votes where its holder does not.
pub(super) fn electorate(day: NaiveDate, offices: &[VotingOffice<'_>], gaps: usize) -> Electorate {
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
        let doubtful =
            seats.values().filter(|seat| !seat_is_settled(day, seat, office.resting, &mut whole.voters));
        let doubtful = doubtful.count();
        whole.unknown = whole
            .unknown
            .zip(never_held)
            .map(|(known, more)| known.saturating_add(more).saturating_add(doubtful));
    }
    whole
}

/// Whether it is known who votes by a seat, if anybody does: they are added to the voters. By an office that rests nobody
/// does, nor whoever acts in it.
fn seat_is_settled(
    day: NaiveDate,
    seat: &[Sitting],
    resting: &HashSet<AppointmentId>,
    voters: &mut HashSet<PersonId>,
) -> bool {
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
        if !resting.contains(&voter.id) {
            voters.insert(voter.person);
        }
        return true;
    }
    let known: Vec<Occupancy> = seat.iter().map(|one| one.occupancy).collect();
    seat_state(day, &known) == SeatState::Vacant
}

/// The voters without those whose membership is suspended on `day`: who may be is a seat of which nobody knows.
pub(super) fn without_suspended(
    mut all: Electorate,
    day: NaiveDate,
    suspensions: &HashMap<PersonId, Vec<SuspensionSpell>>,
) -> Electorate {
    let found: Vec<(PersonId, Certainty)> = all
        .voters
        .iter()
        .filter_map(|person| Some((*person, suspended(*person, day, suspensions)?)))
        .collect();
    for (person, certainty) in found {
        all.voters.remove(&person);
        if certainty == Certainty::Possible {
            all.unknown = all.unknown.map(|unknown| unknown.saturating_add(1));
        }
    }
    all
}

/// Whether somebody's membership is suspended on `day`, and how surely.
pub(crate) fn suspended(
    person: PersonId,
    day: NaiveDate,
    suspensions: &HashMap<PersonId, Vec<SuspensionSpell>>,
) -> Option<Certainty> {
    let known = suspensions.get(&person).into_iter().flatten();
    let lasting = known.filter(|one| one.membership.on(day).is_some());
    lasting.filter_map(|one| one.spell.on(day)).max_by_key(|certainty| *certainty == Certainty::Certain)
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

#[cfg(test)]
mod tests;

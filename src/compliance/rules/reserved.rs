//! Seats of a position kept for some: whether those who hold it, with one more, still leave the others their seats.
use crate::persons::Traits;
use crate::statutes::document::{ReservedSeats, RuleName};
use crate::words::{Certainty, PartialDate};

use super::eligibility::{is_aged, is_of};
use super::judge::Case;
use super::{Findings, Refusal, Verdict};
use crate::compliance::model::Missing;

/// Holds the holders of a position on the first day against the seats kept for some.
pub(super) fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let groups = &case.kind.reserved;
    let limit = case.kind.seats.limit().map(i64::from).or(case.of.seats);
    let Some(seats) = limit.and_then(|seats| u32::try_from(seats).ok()).filter(|_| !groups.is_empty()) else {
        return;
    };
    let day = case.of.tenure.starts;
    let mut surely = vec![fits(case.traits, groups, day, true)];
    let mut maybe = vec![fits(case.traits, groups, day, false)];
    for (traits, certainty) in &case.beside {
        surely.push(fits(*traits, groups, day, true));
        // Whoever may not be there is held against nobody.
        if *certainty == Certainty::Certain {
            maybe.push(fits(*traits, groups, day, false));
        }
    }
    let kept: Vec<u32> = groups.iter().map(|group| group.of(seats)).collect();
    let verdict = if !leaves_room(&maybe, &kept, seats) {
        Verdict::Broken
    } else if leaves_room(&surely, &kept, seats) {
        Verdict::Kept
    } else {
        Verdict::Unknown(missing(case))
    };
    // Somebody for whom a seat is kept takes nobody's: whatever the others hold, it is not this one who breaks it.
    let takes_a_kept_seat = surely.first().is_some_and(|own| *own != 0);
    if takes_a_kept_seat && verdict == Verdict::Broken {
        return;
    }
    let asked = groups.iter().zip(&kept).map(|(group, kept)| format!("{}: {kept}", group.code));
    let (asked, found) = (asked.collect::<Vec<_>>().join(", "), format!("{}/{seats}", maybe.len()));
    let enforced = case.statutes.enforced_of(case.kind, RuleName::ReservedSeats);
    findings.note(Refusal::SeatsAreReserved, enforced, verdict, Some(asked), Some(found));
}

/// What is lacking of those who hold the position.
fn missing(case: &Case<'_>) -> Missing {
    let all = || case.beside.iter().map(|(traits, _)| traits).chain([&case.traits]);
    if all().any(|traits| traits.gender.is_none()) {
        Missing::Gender
    } else if all().any(|traits| traits.birth_date.is_none_or(|born| !born.is_exact())) {
        Missing::BirthDate
    } else {
        Missing::Days
    }
}

/// The groups somebody belongs to, one bit each: those that are certain, or all that are possible.
fn fits(traits: Traits, groups: &[ReservedSeats], day: PartialDate, is_strict: bool) -> u32 {
    let holds = |verdict: Verdict| match verdict {
        Verdict::Kept => true,
        Verdict::Broken => false,
        Verdict::Unknown(_) => !is_strict,
    };
    let mut bits = 0;
    for (index, group) in groups.iter().enumerate().take(8) {
        let is_of_gender = group.gender.is_none_or(|gender| holds(is_of(traits.gender, gender)));
        let is_of_age = group.age_max.is_none_or(|most| holds(is_at_most(traits, most, day)));
        if is_of_gender && is_of_age {
            bits |= 1_u32 << index;
        }
    }
    bits
}

/// Whether somebody is no older than so many full years.
pub(super) fn is_at_most(traits: Traits, years: u32, day: PartialDate) -> Verdict {
    match is_aged(traits.birth_date, years.saturating_add(1), day) {
        Verdict::Kept => Verdict::Broken,
        Verdict::Broken => Verdict::Kept,
        unknown @ Verdict::Unknown(_) => unknown,
    }
}

/// Whether every holder has a seat when each takes an open one or one kept for a group of theirs (Hall's theorem: for
/// every choice of groups, those who belong to no other fit into their seats and the open ones).
fn leaves_room(holders: &[u32], kept: &[u32], seats: u32) -> bool {
    let all: u32 = kept.iter().copied().fold(0, u32::saturating_add);
    let open = seats.saturating_sub(all);
    let choices = 1_u32.checked_shl(u32::try_from(kept.len()).unwrap_or(8).min(8)).unwrap_or(1);
    (0..choices).all(|chosen| {
        let within = holders.iter().filter(|groups| **groups & !chosen == 0).count();
        let theirs = kept.iter().enumerate().filter(|(index, _)| chosen & (1_u32 << index) != 0);
        let room = theirs.map(|(_, seats)| *seats).fold(open, u32::saturating_add);
        u32::try_from(within).unwrap_or(u32::MAX) <= room
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_seats_are_for_anybody_and_the_kept_ones_for_their_group() {
        let (men, woman) = (0, 1);
        assert!(leaves_room(&[men, men], &[1], 3));
        assert!(!leaves_room(&[men, men, men], &[1], 3));
        assert!(leaves_room(&[men, men, woman], &[1], 3));
        assert!(leaves_room(&[woman, woman, woman], &[1], 3));
    }

    #[test]
    fn whoever_belongs_to_two_groups_takes_the_seat_that_leaves_the_most_room() {
        // Two groups with a seat each, one open seat: a young woman may sit in any of them.
        let (man, woman, young, young_woman) = (0, 1, 2, 3);
        assert!(leaves_room(&[man, woman, young_woman], &[1, 1], 3));
        assert!(leaves_room(&[man, young, young_woman], &[1, 1], 3));
        assert!(!leaves_room(&[man, man, young_woman], &[1, 1], 3));
        assert!(!leaves_room(&[woman, woman, woman], &[1, 1], 3), "the seat of the young is not theirs");
    }
}

//! What makes reserved and ex officio seats sound.
use super::found::{Found, Known};
use crate::statutes::document::{Mode, PositionType, ReservedSeats, Seats};

/// The most groups a position keeps seats for.
const MOST_GROUPS: usize = 8;

/// The seats kept for some, and the positions that bring this one with them.
pub(super) fn check(at: &str, position_type: &PositionType, known: &Known<'_>, found: &mut Found) {
    let list = format!("{at}/reserved");
    found.at_most(&list, position_type.reserved.len(), MOST_GROUPS);
    found.repeated(&list, "/code", "duplicate-code", position_type.reserved.iter().map(|of| &of.code));
    if position_type.seats == Seats::One && !position_type.reserved.is_empty() {
        let detail = "leave it out: one seat is kept for some by its eligibility";
        found.add(&list, "reserved-needs-several-seats", detail);
    }
    for (index, reserved) in position_type.reserved.iter().enumerate() {
        check_group(&format!("{list}/{index}"), reserved, found);
    }
    if let Seats::Exactly(seats) = position_type.seats {
        let kept = position_type.reserved.iter().map(|of| of.of(seats)).fold(0, u32::saturating_add);
        if kept > seats {
            let detail = format!("keep {seats} seats at most: the position has no more");
            found.add(&list, "reserved-too-many", detail);
        }
    }
    check_ex_officio(at, position_type, known, found);
}

fn check_group(at: &str, reserved: &ReservedSeats, found: &mut Found) {
    if reserved.seats.is_some() == reserved.share.is_some() {
        found.add(at, "seats-or-share", "write either seats or a share");
    }
    if reserved.gender.is_none() && reserved.age_max.is_none() {
        found.add(at, "reserved-for-nobody", "write a gender, an age_max, or both");
    }
    found.range(format!("{at}/seats"), reserved.seats, 1..=1000);
    found.range(format!("{at}/age_max"), reserved.age_max, 16..=120);
    if reserved.share.is_some_and(|share| !share.is_share()) {
        let detail = "write a share above nothing and at most all, as in 1/3";
        found.add(format!("{at}/share"), "bad-fraction", detail);
    }
}

fn check_ex_officio(at: &str, position_type: &PositionType, known: &Known<'_>, found: &mut Found) {
    let list = format!("{at}/ex_officio_of");
    found.position_types(&list, &position_type.ex_officio_of, known);
    if !position_type.ex_officio_of.is_empty() && !position_type.modes.contains(&Mode::ExOfficio) {
        found.add(&list, "mode-missing", "add ex_officio to the modes, or leave this out");
    }
    for (index, code) in position_type.ex_officio_of.iter().enumerate() {
        if *code == position_type.code {
            let detail = "leave the position itself out: it cannot bring itself";
            found.add(format!("{list}/{index}"), "ex-officio-of-itself", detail);
        }
    }
}

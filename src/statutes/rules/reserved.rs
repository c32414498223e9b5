//! What makes reserved and ex officio seats sound.
use super::found::{Found, Known};
use crate::statutes::document::{Mode, PositionType, ReservedSeats, Seats};
use crate::words::FaultKind;

/// The most groups a position keeps seats for.
const MOST_GROUPS: usize = 8;

/// The seats kept for some, and the positions that bring this one with them.
pub(super) fn check(at: &str, position_type: &PositionType, known: &Known<'_>, found: &mut Found) {
    let list = format!("{at}/reserved");
    found.at_most(&list, position_type.reserved.len(), MOST_GROUPS);
    found.repeated(
        &list,
        "/code",
        FaultKind::DuplicateCode,
        position_type.reserved.iter().map(|of| &of.code),
    );
    if position_type.seats == Seats::One && !position_type.reserved.is_empty() {
        found.add(&list, FaultKind::ReservedNeedsSeveralSeats);
    }
    for (index, reserved) in position_type.reserved.iter().enumerate() {
        check_group(&format!("{list}/{index}"), reserved, found);
    }
    if let Seats::Exactly(seats) = position_type.seats {
        let kept = position_type.reserved.iter().map(|of| of.of(seats)).fold(0, u32::saturating_add);
        if kept > seats {
            found.add(&list, FaultKind::ReservedTooMany(seats));
        }
    }
    check_ex_officio(at, position_type, known, found);
}

fn check_group(at: &str, reserved: &ReservedSeats, found: &mut Found) {
    if reserved.seats.is_some() == reserved.share.is_some() {
        found.add(at, FaultKind::SeatsOrShare);
    }
    if reserved.gender.is_none() && reserved.age_max.is_none() {
        found.add(at, FaultKind::ReservedForNobody);
    }
    found.range(format!("{at}/seats"), reserved.seats, 1..=1000);
    found.range(format!("{at}/age_max"), reserved.age_max, 16..=120);
    if reserved.share.is_some_and(|share| !share.is_share()) {
        found.add(format!("{at}/share"), FaultKind::NotAShare);
    }
}

fn check_ex_officio(at: &str, position_type: &PositionType, known: &Known<'_>, found: &mut Found) {
    let list = format!("{at}/ex_officio_of");
    found.position_types(&list, &position_type.ex_officio_of, known);
    if !position_type.ex_officio_of.is_empty() && !position_type.modes.contains(&Mode::ExOfficio) {
        found.add(&list, FaultKind::ModeMissing);
    }
    for (index, code) in position_type.ex_officio_of.iter().enumerate() {
        if *code == position_type.code {
            found.add(format!("{list}/{index}"), FaultKind::ExOfficioOfItself);
        }
    }
}

//! Which office of somebody's a paper tells. Pure.
use std::collections::HashMap;

use crate::appointments::Appointment;
use crate::bodies::positions::{Position, PositionId};
use crate::bodies::{Body, BodyId};
use crate::words::{Certainty, PartialDate};

use super::Held;

/// How near another body is to the one that meets: itself, one under it, one above it; `None` where it is neither.
pub(super) fn nearness(home: BodyId, above: &[BodyId], other: &Body) -> Option<u8> {
    if other.id == home {
        Some(0)
    } else if other.parent_id == Some(home) {
        Some(1)
    } else {
        above.contains(&other.id).then_some(2)
    }
}

/// Of the offices somebody may have held that day, the one told: what is certain goes before what is possible, the nearest
/// body before others, and then precedence.
pub(super) fn told(
    all: &[Appointment],
    near: &HashMap<BodyId, u8>,
    positions: &HashMap<PositionId, Position>,
    day: PartialDate,
) -> Option<Held> {
    let held = all.iter().filter_map(|one| {
        let certainty = one.tenure().on_some(day)?;
        let (near, position) = (near.get(&one.body_id)?, positions.get(&one.position_id)?);
        let order = (certainty == Certainty::Possible, *near, position.rank, position.ordinal, one.id);
        Some((order, Held { position: one.position_id, capacity: one.capacity, certainty }))
    });
    held.min_by_key(|(order, _)| *order).map(|(_, held)| held)
}

//! What is done with handovers: made, and read back for a day.
use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::db::{Moment, Tx};
use crate::error::{Problem, Result};

use super::super::acts::Refusal;
use super::super::model::BodyId;
use super::super::moves;
use super::model::{Handed, Handover, HandoverId, Holder, ObjectId};
use super::store;

/// Records that an object goes from one body to another on a day; the room it belongs to writes its row.
pub fn hand_over(
    tx: &mut Tx<'_>,
    kind: Handed,
    object: Uuid,
    (from_body_id, to_body_id): (BodyId, Option<BodyId>),
    handed_on: NaiveDate,
) -> Result<()> {
    let object_id = ObjectId(object);
    let held_from = store::last_day(tx, object_id)?;
    if held_from.is_some_and(|last| handed_on < last) {
        return Err(Problem::from(moves::Refusal::LaterMoveIsRecorded).because(kind.named(object)));
    }
    let (id, created_at, updated_at) = (HandoverId::new(), tx.now, tx.now);
    let made = Handover {
        id,
        kind,
        object_id,
        from_body_id,
        to_body_id,
        handed_on,
        held_from,
        created_at,
        updated_at,
    };
    store::insert(tx, &made)
}

/// Takes back the handover of an object that was recorded at that moment; refused if it was handed on since. The room it
/// belongs to writes its row.
pub fn take_back(tx: &mut Tx<'_>, kind: Handed, object: Uuid, recorded_at: Moment) -> Result<()> {
    let last = store::last(tx, ObjectId(object))?;
    match last.filter(|last| last.created_at == recorded_at) {
        Some(last) => store::delete(tx, last.id),
        None => Err(Problem::from(Refusal::LaterChangeRestsOnIt).because(kind.named(object))),
    }
}

/// A body, with what it has on the day asked for against what the rows say.
pub fn holder(tx: &mut Tx<'_>, kind: Handed, body: BodyId) -> Result<Holder> {
    let day = tx.as_of;
    let (gone, come): (Vec<_>, Vec<_>) =
        store::after(tx, kind, body, day)?.into_iter().partition(|one| one.from_body_id == body);
    let is_next = |one: &&Handover| one.held_from.is_none_or(|from| from <= day);
    Ok(Holder {
        body,
        had: gone.iter().filter(is_next).map(|one| one.object_id.0).collect(),
        not_yet: come.iter().map(|one| one.object_id.0).collect(),
    })
}

/// The body each of these was with on the day asked for, where another has it since.
pub fn bodies_then(tx: &mut Tx<'_>, kind: Handed, objects: &[Uuid]) -> Result<HashMap<Uuid, BodyId>> {
    let (objects, day): (Vec<ObjectId>, _) = (objects.iter().copied().map(ObjectId).collect(), tx.as_of);
    let next = store::next(tx, kind, &objects, day)?;
    Ok(next.into_iter().map(|one| (one.object_id.0, one.from_body_id)).collect())
}

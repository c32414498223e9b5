//! What is done with handovers: made, and read back for a day.
use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::db::{Moment, Tx};
use crate::error::{Problem, Result};

use super::super::acts::Refusal;
use super::super::model::{Body, BodyId};
use super::super::moves;
use super::model::{Handed, Handover, HandoverId, Holder, ObjectId};
use super::store;

/// Records that objects go from one body to another on a day; the room they belong to writes their rows.
pub fn hand_over_all(
    tx: &mut Tx<'_>,
    kind: Handed,
    objects: &[Uuid],
    (from_body_id, to_body_id): (BodyId, Option<BodyId>),
    handed_on: NaiveDate,
) -> Result<()> {
    let objects: Vec<ObjectId> = objects.iter().copied().map(ObjectId).collect();
    let last_days = store::last_days(tx, &objects)?;
    let (created_at, updated_at) = (tx.now, tx.now);
    let mut made = Vec::with_capacity(objects.len());
    for object_id in objects {
        let (id, held_from) = (HandoverId::new(), last_days.get(&object_id).copied());
        if held_from.is_some_and(|last| handed_on < last) {
            return Err(Problem::from(moves::Refusal::LaterMoveIsRecorded).because(kind.named(object_id.0)));
        }
        made.push(Handover {
            id,
            kind,
            object_id,
            from_body_id,
            to_body_id,
            handed_on,
            held_from,
            created_at,
            updated_at,
        });
    }
    store::insert_all(tx, &made)
}

/// Goes on only if a body hands nothing over after `day`: until then it has it.
pub fn expect_none_after(tx: &mut Tx<'_>, body: &Body, day: NaiveDate) -> Result<()> {
    match store::last_day_by(tx, body.id)? {
        Some(last) if day < last => {
            Err(Problem::from(moves::Refusal::LaterMoveIsRecorded).because(body.slug.clone()))
        }
        _ => Ok(()),
    }
}

/// Takes back every handover of an object that is to come after `day`: it is no longer with the body that was to hand
/// it over.
pub fn call_off(tx: &mut Tx<'_>, object: Uuid, day: NaiveDate) -> Result<()> {
    for handover in store::of_object(tx, ObjectId(object), day)? {
        store::delete(tx, handover)?;
    }
    Ok(())
}

/// Forgets every handover of an object that is taken out: no body had it.
pub fn forget(tx: &mut Tx<'_>, object: Uuid) -> Result<()> {
    for handover in store::all_of_object(tx, ObjectId(object))? {
        store::delete(tx, handover)?;
    }
    Ok(())
}

/// The handovers of objects that an act handed over, as they are by now.
#[derive(Debug)]
pub struct Recorded(HashMap<ObjectId, Vec<Handover>>);

/// The handovers of these objects.
pub fn recorded(tx: &mut Tx<'_>, objects: &[Uuid]) -> Result<Recorded> {
    let objects: Vec<ObjectId> = objects.iter().copied().map(ObjectId).collect();
    let mut of_each: HashMap<ObjectId, Vec<Handover>> = HashMap::new();
    for handover in store::of_objects(tx, &objects)? {
        of_each.entry(handover.object_id).or_default().push(handover);
    }
    Ok(Recorded(of_each))
}

impl Recorded {
    /// The handover of an object that was recorded at that moment, and whether it is the last: the object was not handed on
    /// since. None if it was called off, the object having left before.
    pub fn at(&self, object: Uuid, moment: Moment) -> Option<(HandoverId, bool)> {
        let all = self.0.get(&ObjectId(object)).map(Vec::as_slice).unwrap_or_default();
        let place = all.iter().position(|one| one.created_at == moment)?;
        all.get(place).map(|one| (one.id, place == 0))
    }
}

/// Takes these back; the room they belong to writes its rows.
pub fn take_back_all(tx: &mut Tx<'_>, handovers: &[HandoverId]) -> Result<()> {
    store::delete_all(tx, handovers)
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

/// A body as the holder of what it has on the day asked for.
pub fn holder(tx: &mut Tx<'_>, kind: Handed, body: BodyId) -> Result<Holder> {
    let day = tx.as_of;
    let is_settled = !store::changes_after(tx, kind, body, day)?;
    Ok(Holder { body, kind, day, is_settled })
}

/// The body each of these was with on the day asked for, where another has it since.
pub fn bodies_then(tx: &mut Tx<'_>, kind: Handed, objects: &[Uuid]) -> Result<HashMap<Uuid, BodyId>> {
    let (objects, day): (Vec<ObjectId>, _) = (objects.iter().copied().map(ObjectId).collect(), tx.as_of);
    let next = store::next(tx, kind, &objects, day)?;
    Ok(next.into_iter().map(|one| (one.object_id.0, one.from_body_id)).collect())
}

//! Handovers in the database.
use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::db::{Tx, handovers};
use crate::error::Result;
use crate::take_out;

use super::super::model::BodyId;
use super::model::{Handed, Handover, HandoverId, ObjectId};

/// What this body hands over, or is handed, after `day`.
pub(super) fn after(tx: &mut Tx<'_>, kind: Handed, body: BodyId, day: NaiveDate) -> Result<Vec<Handover>> {
    Ok(handovers::table
        .filter(handovers::kind.eq(kind))
        .filter(handovers::handed_on.gt(day))
        .filter(handovers::from_body_id.eq(body).or(handovers::to_body_id.eq(body)))
        .select(Handover::as_select())
        .load(tx.conn)?)
}

/// The next handover after `day` of each of these, where there is one.
pub(super) fn next(
    tx: &mut Tx<'_>,
    kind: Handed,
    objects: &[ObjectId],
    day: NaiveDate,
) -> Result<Vec<Handover>> {
    Ok(handovers::table
        .filter(handovers::object_id.eq_any(objects))
        .filter(handovers::kind.eq(kind))
        .filter(handovers::handed_on.gt(day))
        .filter(handovers::held_from.is_null().or(handovers::held_from.le(day)))
        .select(Handover::as_select())
        .load(tx.conn)?)
}

/// The day of the last handover of an object.
pub(super) fn last_day(tx: &mut Tx<'_>, object: ObjectId) -> Result<Option<NaiveDate>> {
    let found = handovers::table.filter(handovers::object_id.eq(object));
    Ok(found.select(max(handovers::handed_on)).first(tx.conn)?)
}

/// The last handover of an object.
pub(super) fn last(tx: &mut Tx<'_>, object: ObjectId) -> Result<Option<Handover>> {
    let found = handovers::table.filter(handovers::object_id.eq(object));
    let order = (handovers::handed_on.desc(), handovers::id.desc());
    Ok(found.order(order).select(Handover::as_select()).first(tx.conn).optional()?)
}

pub(super) fn delete(tx: &mut Tx<'_>, id: HandoverId) -> Result<()> {
    take_out!(tx, handovers, id);
    Ok(())
}

pub(super) fn insert(tx: &mut Tx<'_>, made: &Handover) -> Result<()> {
    diesel::insert_into(handovers::table).values(made).execute(tx.conn)?;
    Ok(())
}

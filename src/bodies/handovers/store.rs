//! Handovers in the database.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::db::{Tx, handovers};
use crate::error::Result;
use crate::{on_each, take_out};

use super::super::model::BodyId;
use super::model::{Handed, Handover, HandoverId, ObjectId};

/// How many objects one statement names.
const BATCH: usize = 500;

/// Narrows a query of memberships, actions or legal tasks to those a body had on the day asked for: `$column` says
/// which has them now.
#[macro_export]
macro_rules! had_by {
    ($found:expr, $column:expr, $id:expr, $holder:expr) => {{
        use $crate::db::handovers;
        let holder: &$crate::bodies::handovers::Holder = $holder;
        let found = $found.filter($column.eq(holder.body));
        if holder.is_settled {
            found
        } else {
            let later = handovers::kind.eq(holder.kind).and(handovers::handed_on.gt(holder.day));
            let come = handovers::table.filter(handovers::to_body_id.eq(holder.body)).filter(later);
            let is_next = handovers::held_from.is_null().or(handovers::held_from.le(holder.day));
            let gone = handovers::table
                .filter(handovers::from_body_id.eq(holder.body))
                .filter(later)
                .filter(is_next);
            // Not `ne_all`: PostgreSQL goes through the whole of what that names for each row.
            found
                .filter(diesel::dsl::not($id.eq_any(come.select(handovers::object_id))))
                .or_filter($id.eq_any(gone.select(handovers::object_id)))
        }
    }};
}

/// Whether this body hands anything of that kind over, or is handed any, after `day`.
pub(super) fn changes_after(tx: &mut Tx<'_>, kind: Handed, body: BodyId, day: NaiveDate) -> Result<bool> {
    let later = handovers::table
        .filter(handovers::kind.eq(kind))
        .filter(handovers::handed_on.gt(day))
        .filter(handovers::from_body_id.eq(body).or(handovers::to_body_id.eq(body)));
    Ok(diesel::select(diesel::dsl::exists(later)).get_result(tx.conn)?)
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

/// The day of the last handover of each of these, where there is one.
pub(super) fn last_days(tx: &mut Tx<'_>, objects: &[ObjectId]) -> Result<HashMap<ObjectId, NaiveDate>> {
    let mut days = HashMap::new();
    for some in objects.chunks(BATCH) {
        let found = handovers::table.filter(handovers::object_id.eq_any(some));
        let last =
            found.group_by(handovers::object_id).select((handovers::object_id, max(handovers::handed_on)));
        let rows: Vec<(ObjectId, Option<NaiveDate>)> = last.load(tx.conn)?;
        days.extend(rows.into_iter().filter_map(|(object, last)| Some((object, last?))));
    }
    Ok(days)
}

/// The day of the last handover by a body.
pub(super) fn last_day_by(tx: &mut Tx<'_>, body: BodyId) -> Result<Option<NaiveDate>> {
    let found = handovers::table.filter(handovers::from_body_id.eq(body));
    Ok(found.select(max(handovers::handed_on)).first(tx.conn)?)
}

/// What becomes of an object after `day`, in no order.
pub(super) fn of_object(tx: &mut Tx<'_>, object: ObjectId, day: NaiveDate) -> Result<Vec<HandoverId>> {
    let later = handovers::table.filter(handovers::object_id.eq(object)).filter(handovers::handed_on.gt(day));
    Ok(later.select(handovers::id).load(tx.conn)?)
}

/// Every handover of an object, in no order.
pub(super) fn all_of_object(tx: &mut Tx<'_>, object: ObjectId) -> Result<Vec<HandoverId>> {
    let found = handovers::table.filter(handovers::object_id.eq(object));
    Ok(found.select(handovers::id).load(tx.conn)?)
}

/// The last handover of an object.
pub(super) fn last(tx: &mut Tx<'_>, object: ObjectId) -> Result<Option<Handover>> {
    let found = handovers::table.filter(handovers::object_id.eq(object));
    let order = (handovers::handed_on.desc(), handovers::id.desc());
    Ok(found.order(order).select(Handover::as_select()).first(tx.conn).optional()?)
}

/// Every handover of these objects, the last of each first.
pub(super) fn of_objects(tx: &mut Tx<'_>, objects: &[ObjectId]) -> Result<Vec<Handover>> {
    let mut all = Vec::new();
    for some in objects.chunks(BATCH) {
        let found = handovers::table.filter(handovers::object_id.eq_any(some));
        let order = (handovers::handed_on.desc(), handovers::id.desc());
        all.extend(found.order(order).select(Handover::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

/// Takes these out; they were known until now.
pub(super) fn delete_all(tx: &mut Tx<'_>, ids: &[HandoverId]) -> Result<()> {
    for some in ids.chunks(BATCH) {
        let these = || handovers::table.filter(handovers::id.eq_any(some));
        diesel::update(these()).set(handovers::updated_at.eq(tx.now)).execute(tx.conn)?;
        diesel::delete(these()).execute(tx.conn)?;
    }
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: HandoverId) -> Result<()> {
    take_out!(tx, handovers, id);
    Ok(())
}

pub(super) fn insert_all(tx: &mut Tx<'_>, made: &[Handover]) -> Result<()> {
    for some in made.chunks(BATCH) {
        on_each!(&mut *tx.conn, conn => diesel::insert_into(handovers::table).values(some).execute(conn))?;
    }
    Ok(())
}

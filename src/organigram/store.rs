//! What an organigram is drawn from: one query a table, however large.
use std::collections::HashSet;

use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{Tx, appointments, bodies, persons};
use crate::error::Result;
use crate::reach::Within;
use crate::{is_within, on_each};

/// How many bodies one statement names.
const AT_ONCE: usize = 500;

use super::model::Held;

/// Those of these bodies that are within reach.
pub(super) fn seen(tx: &mut Tx<'_>, ids: &[BodyId], within: &Within) -> Result<HashSet<BodyId>> {
    let mut seen = HashSet::new();
    for some in ids.chunks(AT_ONCE) {
        let found = bodies::table.filter(bodies::id.eq_any(some)).filter(is_within!(tx.today, within));
        seen.extend(found.select(bodies::id).load::<BodyId>(tx.conn)?);
    }
    Ok(seen)
}

/// Every appointment in these bodies that may have started by the day asked for, with its holder's name.
pub(super) fn holders(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Held>> {
    let day = tx.as_of;
    let started = || appointments::starts_earliest.is_null().or(appointments::starts_earliest.le(day));
    // Somebody who was known then may have been taken out since.
    let holder = || persons::table.on(persons::id.eq(appointments::person_id));
    // One body is asked for far more often than a tree: its statement stays prepared, on each engine's own connection.
    let mut found: Vec<Held> = match bodies {
        [one] => on_each!(&mut *tx.conn, conn => appointments::table
            .left_join(holder())
            .filter(appointments::body_id.eq(one))
            .filter(started())
            .select(Held::as_select())
            .load(conn))?,
        many => appointments::table
            .left_join(holder())
            .filter(appointments::body_id.eq_any(many))
            .filter(started())
            .select(Held::as_select())
            .load(tx.conn)?,
    };
    // Put in order here: the database would carry every column of every row through its sorter.
    found.sort_unstable_by_key(|held| (held.seat, held.id));
    Ok(found)
}

//! What an organigram is drawn from: one query a table, however large.
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date};

use crate::bodies::BodyId;
use crate::db::{Guid, Tx, appointments, persons};
use crate::error::Result;
use crate::on_each;

use super::model::Held;

#[derive(QueryableByName)]
struct Node {
    #[diesel(sql_type = Guid)]
    id: BodyId,
}

const TREE: &str = "WITH RECURSIVE tree (id, depth) AS ( \
    SELECT id, 0 FROM bodies WHERE id = $1 \
    UNION ALL \
    SELECT bodies.id, tree.depth + 1 FROM bodies JOIN tree ON bodies.parent_id = tree.id \
    WHERE tree.depth < $2 \
    AND (bodies.starts_earliest IS NULL OR bodies.starts_earliest <= $3) \
    AND (bodies.ends_latest IS NULL OR bodies.ends_latest >= $4)) \
    SELECT id FROM tree";

/// The body and those below it that may exist on the day asked for, down to `depth` levels.
pub(super) fn tree(tx: &mut Tx<'_>, root: BodyId, depth: u8) -> Result<Vec<BodyId>> {
    if depth == 0 {
        return Ok(vec![root]);
    }
    let day = tx.as_of;
    let nodes: Vec<Node> = diesel::sql_query(TREE)
        .bind::<Guid, _>(root)
        .bind::<BigInt, _>(i64::from(depth))
        .bind::<Date, _>(day)
        .bind::<Date, _>(day)
        .load(tx.conn)?;
    Ok(nodes.into_iter().map(|node| node.id).collect())
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

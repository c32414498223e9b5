//! What an organigram is drawn from: one query a table, however large.
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Date};

use crate::bodies::BodyId;
use crate::db::{Guid, Tx, appointments, persons};
use crate::error::Result;
use crate::on_each;

use super::model::Held;

#[derive(QueryableByName)]
struct Node {
    #[diesel(sql_type = Guid)]
    id: BodyId,
    /// Whether some body stood elsewhere on the day asked for than its row says.
    #[diesel(sql_type = Bool)]
    moved: bool,
}

/// The tree as the rows of the bodies have it: on most days no body has moved since.
const TREE: &str = "WITH RECURSIVE tree (id, depth) AS ( \
    SELECT id, 0 FROM bodies WHERE id = $1 \
    UNION ALL \
    SELECT bodies.id, tree.depth + 1 FROM bodies JOIN tree ON bodies.parent_id = tree.id \
    WHERE tree.depth < $2 \
    AND (bodies.starts_earliest IS NULL OR bodies.starts_earliest <= $3) \
    AND (bodies.ends_latest IS NULL OR bodies.ends_latest >= $3)) \
    SELECT id, EXISTS (SELECT 1 FROM body_moves WHERE takes_effect_on > $3) AS moved FROM tree";

/// The same where bodies have moved since: each stands where its row says, or where its next move found it.
// SQLite counts the values in the order they first appear, so what needs only the day comes last.
const TREE_THEN: &str = "WITH RECURSIVE tree (id, depth) AS ( \
    SELECT id, 0 FROM bodies WHERE id = $1 \
    UNION ALL \
    SELECT bodies.id, tree.depth + 1 FROM tree JOIN stands ON stands.parent_id = tree.id \
    JOIN bodies ON bodies.id = stands.id \
    WHERE tree.depth < $2 \
    AND (bodies.starts_earliest IS NULL OR bodies.starts_earliest <= $3) \
    AND (bodies.ends_latest IS NULL OR bodies.ends_latest >= $3)), \
    stands (id, parent_id) AS ( \
    SELECT id, parent_id FROM bodies WHERE stands_from IS NULL OR stands_from <= $3 \
    UNION ALL \
    SELECT body_id, parent_id FROM body_moves \
    WHERE takes_effect_on > $3 AND (stood_from IS NULL OR stood_from <= $3)) \
    SELECT id, 1 = 1 AS moved FROM tree";

/// The body and those below it that may exist on the day asked for, down to `depth` levels.
pub(super) fn tree(tx: &mut Tx<'_>, root: BodyId, depth: u8) -> Result<Vec<BodyId>> {
    if depth == 0 {
        return Ok(vec![root]);
    }
    let mut nodes = nodes(tx, TREE, root, depth)?;
    if nodes.first().is_some_and(|node| node.moved) {
        nodes = self::nodes(tx, TREE_THEN, root, depth)?;
    }
    Ok(nodes.into_iter().map(|node| node.id).collect())
}

fn nodes(tx: &mut Tx<'_>, sql: &str, root: BodyId, depth: u8) -> Result<Vec<Node>> {
    let day = tx.as_of;
    Ok(diesel::sql_query(sql)
        .bind::<Guid, _>(root)
        .bind::<BigInt, _>(i64::from(depth))
        .bind::<Date, _>(day)
        .load(tx.conn)?)
}

/// Every appointment in these bodies that may have started by the day asked for, with its holder's name.
pub(super) fn holders(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Held>> {
    let day = tx.as_of;
    let started = || appointments::starts_earliest.is_null().or(appointments::starts_earliest.le(day));
    let order = (appointments::seat, appointments::id);
    let holder = || persons::table.on(persons::id.eq(appointments::person_id));
    // One body is asked for far more often than a tree: its statement stays prepared, on each engine's own connection.
    Ok(match bodies {
        [one] => on_each!(&mut *tx.conn, conn => appointments::table
            .inner_join(holder())
            .filter(appointments::body_id.eq(one))
            .filter(started())
            .order(order)
            .select(Held::as_select())
            .load(conn))?,
        many => appointments::table
            .inner_join(holder())
            .filter(appointments::body_id.eq_any(many))
            .filter(started())
            .order(order)
            .select(Held::as_select())
            .load(tx.conn)?,
    })
}

//! The tree below a body, in one query however deep.
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date};

use crate::bodies::BodyId;
use crate::db::{Guid, Tx};
use crate::error::Result;

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

//! What stands under a body on a day, at any depth: one query, and a second one only where bodies have moved since.
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Date, Nullable};

use crate::db::{Guid, Tx};
use crate::error::Result;

use super::super::model::BodyId;

#[derive(QueryableByName)]
struct Node {
    #[diesel(sql_type = Guid)]
    id: BodyId,
    #[diesel(sql_type = Nullable<Guid>)]
    parent_id: Option<BodyId>,
    /// Whether some body stood elsewhere on the day asked for than its row says.
    #[diesel(sql_type = Bool)]
    moved: bool,
}

/// Which bodies a tree has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Branches {
    /// Those that may exist on the day asked for.
    Living,
    /// Those that have ended by then, or are still to come, too.
    Ever,
}

impl Branches {
    /// What is asked of a body's own days. The day is the third value of the query.
    fn condition(self) -> &'static str {
        match self {
            Self::Living => {
                "AND (bodies.starts_earliest IS NULL OR bodies.starts_earliest <= $3) \
                 AND (bodies.ends_latest IS NULL OR bodies.ends_latest >= $3)"
            }
            Self::Ever => "",
        }
    }

    /// The tree as the rows of the bodies have it: on most days no body has moved since.
    fn present(self) -> String {
        let living = self.condition();
        format!(
            "WITH RECURSIVE tree (id, parent_id, depth) AS ( \
             SELECT id, parent_id, 0 FROM bodies WHERE id = $1 \
             UNION ALL \
             SELECT bodies.id, bodies.parent_id, tree.depth + 1 FROM bodies JOIN tree ON bodies.parent_id = tree.id \
             WHERE tree.depth < $2 {living}) \
             SELECT id, parent_id, EXISTS (SELECT 1 FROM body_moves WHERE takes_effect_on > $3) AS moved FROM tree"
        )
    }

    /// The same where bodies have moved since: each stands where its row says, or where its next move found it.
    fn then(self) -> String {
        let living = self.condition();
        // SQLite counts the values in the order they first appear, so what needs only the day comes last.
        format!(
            "WITH RECURSIVE tree (id, parent_id, depth) AS ( \
             SELECT id, parent_id, 0 FROM bodies WHERE id = $1 \
             UNION ALL \
             SELECT bodies.id, tree.id, tree.depth + 1 FROM tree JOIN stands ON stands.parent_id = tree.id \
             JOIN bodies ON bodies.id = stands.id WHERE tree.depth < $2 {living}), \
             stands (id, parent_id) AS ( \
             SELECT id, parent_id FROM bodies WHERE stands_from IS NULL OR stands_from <= $3 \
             UNION ALL \
             SELECT body_id, parent_id FROM body_moves \
             WHERE takes_effect_on > $3 AND (stood_from IS NULL OR stood_from <= $3)) \
             SELECT id, parent_id, 1 = 1 AS moved FROM tree"
        )
    }
}

/// A body in a tree, and the one it stands under there; of the root, that is not told of the day.
pub type Branch = (BodyId, Option<BodyId>);

/// The body and those below it on the day asked for, down to `depth` levels, each with its parent.
pub fn tree(tx: &mut Tx<'_>, root: BodyId, depth: u8, branches: Branches) -> Result<Vec<Branch>> {
    if depth == 0 {
        return Ok(vec![(root, None)]);
    }
    let mut nodes = nodes(tx, &branches.present(), root, depth)?;
    if nodes.first().is_some_and(|node| node.moved) {
        nodes = self::nodes(tx, &branches.then(), root, depth)?;
    }
    Ok(nodes.into_iter().map(|node| (node.id, node.parent_id)).collect())
}

fn nodes(tx: &mut Tx<'_>, sql: &str, root: BodyId, depth: u8) -> Result<Vec<Node>> {
    let day = tx.as_of;
    Ok(diesel::sql_query(sql)
        .bind::<Guid, _>(root)
        .bind::<BigInt, _>(i64::from(depth))
        .bind::<Date, _>(day)
        .load(tx.conn)?)
}

//! All entries of the log, in their order, for whoever verifies it elsewhere.
use diesel::prelude::*;

use crate::db::{AnyConnection, journal, journal_leaves};
use crate::error::{Problem, Result};
use crate::vault::{DataKeys, Vault};

use super::super::model::{Entry, Kept, Leaf};

/// How many entries are read at a time.
const AT_ONCE: i64 = 1000;

/// Tells every entry that has a position to `tell`, with how many are done and how many there are; answers how many.
pub(crate) fn export(
    conn: &mut AnyConnection,
    vault: &Vault,
    tell: &mut dyn FnMut(&Entry, u64, u64) -> Result<()>,
) -> Result<u64> {
    let count: i64 = journal_leaves::table.count().get_result(conn)?;
    let count = u64::try_from(count).map_err(Problem::internal)?;
    let (mut keys, mut done, mut from) = (DataKeys::new(vault), 0_u64, 0);
    loop {
        let rows: Vec<(Leaf, Kept)> = journal_leaves::table
            .inner_join(journal::table.on(journal::id.eq(journal_leaves::entry_id)))
            .filter(journal_leaves::position.ge(from))
            .order(journal_leaves::position)
            .limit(AT_ONCE)
            .select(((journal_leaves::position, journal_leaves::hash), Kept::as_select()))
            .load(conn)?;
        let Some(((last, _), _)) = rows.last() else { return Ok(done) };
        from = last.saturating_add(1);
        keys.fetch(conn, rows.iter().filter_map(|(_, entry)| entry.subject_id))?;
        for (leaf, entry) in rows {
            done = done.saturating_add(1);
            tell(&entry.told(Some(leaf), &keys)?, done, count)?;
        }
    }
}

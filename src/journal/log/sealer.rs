//! Gives entries their positions, in order and without gaps.
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::db::{AnyConnection, journal, journal_leaves, journal_queue, journal_tiles};
use crate::error::{Problem, Result};
use crate::on_each;

use super::super::format;
use super::super::model::{EntryId, Kept};
use super::nodes::Stored;

/// The most entries sealed in one transaction: on SQLite changes wait meanwhile.
const MOST: i64 = 1024;
/// The most rows written or taken by one statement.
const AT_ONCE: usize = 256;
/// The name of the sealer among the advisory locks of PostgreSQL.
const LOCK: i64 = 0x616d_616e_615f_6c6f;

#[derive(Insertable)]
#[diesel(table_name = journal_leaves)]
struct Leaf {
    position: i64,
    entry_id: EntryId,
    hash: Vec<u8>,
}

#[derive(Insertable)]
#[diesel(table_name = journal_tiles)]
struct Tile {
    level: i64,
    number: i64,
    hash: Vec<u8>,
}

/// Seals what waits, as much as one transaction should; answers whether more waits. The transaction is one that sees at
/// each statement what is committed by then.
pub(crate) fn seal(conn: &mut AnyConnection) -> Result<bool> {
    if let AnyConnection::Postgres(conn) = conn {
        // Whichever node has it is the one sealer; the others wait, and then see what it did.
        diesel::sql_query("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(LOCK).execute(conn)?;
    }
    // The ids first: in one statement PostgreSQL reads the whole journal for each thousand of them.
    let queued = journal_queue::table.order(journal_queue::entry_id).limit(MOST);
    let queued: Vec<EntryId> = queued.select(journal_queue::entry_id).load(conn)?;
    if queued.is_empty() {
        return Ok(false);
    }
    let waiting: Vec<Kept> = journal::table
        .filter(journal::id.eq_any(queued))
        .order(journal::id)
        .select(Kept::as_select())
        .load(conn)?;
    let mut tree = Stored(&mut *conn).growing()?;
    let (mut leaves, mut tiles) = (Vec::with_capacity(waiting.len()), Vec::new());
    for entry in &waiting {
        let position = i64::try_from(tree.size()).map_err(Problem::internal)?;
        let hash = format::leaf(position, entry)?;
        leaves.push(Leaf { position, entry_id: entry.id, hash: hash.to_vec() });
        for (level, number, hash) in tree.push(hash) {
            let number = i64::try_from(number).map_err(Problem::internal)?;
            tiles.push(Tile { level: i64::from(level), number, hash: hash.to_vec() });
        }
    }
    for some in leaves.chunks(AT_ONCE) {
        match &mut *conn {
            AnyConnection::Postgres(conn) => {
                diesel::insert_into(journal_leaves::table).values(some).execute(conn)?;
            }
            // Row by row, each through the same prepared statement; a batch would open a transaction of its own.
            AnyConnection::Sqlite(conn) => {
                for leaf in some {
                    diesel::insert_into(journal_leaves::table).values(leaf).execute(conn)?;
                }
            }
        }
        let sealed: Vec<EntryId> = some.iter().map(|leaf| leaf.entry_id).collect();
        diesel::delete(journal_queue::table.filter(journal_queue::entry_id.eq_any(sealed))).execute(conn)?;
    }
    for tile in &tiles {
        on_each!(&mut *conn, conn => diesel::insert_into(journal_tiles::table).values(tile).execute(conn))?;
    }
    Ok(i64::try_from(waiting.len()).is_ok_and(|sealed| sealed == MOST))
}

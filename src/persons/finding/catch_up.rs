//! Reading the names of those who are not in the index of words yet: who was registered before there was one, and whom an
//! import brought that left them for its end.
use crate::cores;
use crate::db::{AnyConnection, Isolation, transaction};
use crate::error::{Problem, Result};
use crate::vault::Vault;

use super::super::model::found_by;
use super::store::{self, Unread};

/// How many are read in one transaction of SQLite, where nobody else is at work by then. The more, the fewer pages of the
/// index are written again and again: its words come from anywhere.
const AT_ONCE: i64 = 50_000;
/// How many on PostgreSQL, where others may be.
const BESIDE_OTHERS: i64 = 500;

/// When the names of many newcomers are taken into the index of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenRead {
    /// With them: from then on they are found.
    AtOnce,
    /// All together, once they are in: until then nobody finds them by a name or a number.
    Later,
}

/// Takes the words of those who wait for it; says again and again how many of how many that were. What was done stays done,
/// should it be broken off.
pub(crate) fn catch_up(
    conn: &mut AnyConnection,
    vault: &Vault,
    mut told: impl FnMut(i64, i64),
) -> Result<i64> {
    let all = store::count_unread(conn)?;
    let most = match conn {
        AnyConnection::Sqlite(_) => AT_ONCE,
        AnyConnection::Postgres(_) => BESIDE_OTHERS,
    };
    let mut done = 0_i64;
    // Some may be gone by then: only when nobody waits are all read.
    while store::count_unread(conn)? > 0 {
        let read = transaction(conn, Isolation::Writing, |conn| read_some(conn, vault, most))?;
        done = done.saturating_add(read);
        told(done, all);
    }
    Ok(done)
}

fn read_some(conn: &mut AnyConnection, vault: &Vault, most: i64) -> Result<i64> {
    let unread = store::take_unread(conn, vault, most)?;
    let words = cores::each(unread, |(id, names, contacts): Unread| (id, found_by(&names, &contacts, vault)));
    let borne: Vec<_> = words.iter().map(|(id, words)| (*id, words.as_slice())).collect();
    store::learn_all(conn, &borne)?;
    i64::try_from(words.len()).map_err(Problem::internal)
}

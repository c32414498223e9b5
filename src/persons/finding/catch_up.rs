//! Whoever was registered before words were kept is read again.
use crate::db::{AnyConnection, Isolation, transaction};
use crate::error::Result;

use super::super::model::looked_up_by;
use super::store;

/// How many are read again in one transaction.
const AT_ONCE: i64 = 500;

/// Takes the words of those who were registered before words were kept; answers how many that were. What was done
/// stays done, should it be broken off.
pub(crate) fn catch_up(conn: &mut AnyConnection) -> Result<usize> {
    let mut done = 0_usize;
    while store::are_unread(conn)? {
        let read = transaction(conn, Isolation::Writing, |conn| {
            let unread = store::take_unread(conn, AT_ONCE)?;
            for (id, names, contacts) in &unread {
                let words = looked_up_by(names.iter().map(String::as_str), contacts);
                store::learn(conn, *id, &words)?;
            }
            Ok(unread.len())
        })?;
        done = done.saturating_add(read);
    }
    Ok(done)
}

//! Reading the names of those who are not in the index of words yet: who was registered before there was one, and whom an
//! import brought that left them for its end.
use crate::cores;
use crate::db::{AnyConnection, Isolation, transaction};
use crate::error::Result;

use super::super::model::looked_up_by;
use super::store::{self, Unread};

/// How many are read in one transaction. The more, the fewer pages of the index are written again and again: its words
/// come from anywhere.
const AT_ONCE: i64 = 50_000;

/// When the names of many newcomers are taken into the index of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// With them: from then on they are found.
    AtOnce,
    /// All together, once they are in: until then nobody finds them by a name or a number.
    Later,
}

/// Takes the words of those who wait for it; says again and again how many that were. What was done stays done, should it
/// be broken off.
pub(crate) fn catch_up(conn: &mut AnyConnection, mut told: impl FnMut(usize)) -> Result<usize> {
    let mut done = 0_usize;
    while store::are_unread(conn)? {
        let read = transaction(conn, Isolation::Writing, |conn| {
            let unread = store::take_unread(conn, AT_ONCE)?;
            let words = cores::each(unread, |(id, names, contacts): Unread| {
                (id, looked_up_by(names.iter().map(String::as_str), &contacts))
            });
            let borne: Vec<_> = words.iter().map(|(id, words)| (*id, words.as_slice())).collect();
            store::learn_all(conn, &borne)?;
            Ok(words.len())
        })?;
        done = done.saturating_add(read);
        told(done);
    }
    Ok(done)
}

//! Erasing a person: the row, what it is found and compared by, and the key under which the journal tells of it.
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::vault::{SubjectId, destroy};

use super::model::{PersonId, PersonKept};
use super::{finding, store};

/// Erases a person to whom nothing refers any more. What the journal tells of him or her is never read again; that it
/// tells of somebody stays, and stays proven.
pub fn erase(tx: &mut Tx<'_>, id: PersonId) -> Result<()> {
    // Whether or not what is private of him or her can still be read.
    let person = store::find_all(tx, &[id])?.pop().ok_or_else(Problem::not_found)?;
    let words = store::delete(tx, id, &PersonKept::of(&person.details()?)?)?;
    finding::unlearn(tx.conn, &words)?;
    // Before the key goes: whatever is recorded about somebody draws one.
    journal::deleted(tx, "person", id, &serde_json::json!({"id": id}))?;
    destroy(tx.conn, SubjectId(id.0))
}

//! Recusal: of whom a caller changes nothing, whatever he or she holds.
//!
//! 2026-11-26. It is asked twice. At the door, of the thing of the address, so that whoever is recused is told so first;
//! and by the journal, of everybody each entry is about, so that no operation, effect or consequence is a way around:
//! the whole change is undone. Refused: a list of the operations it is for, which the next one would be missing from.
use uuid::Uuid;

use crate::access::Object;
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};

use super::places;

/// Goes on only if the caller is recused from none of these persons: known only where something is to change.
pub fn expect_not_recused(tx: &Tx<'_>, persons: impl IntoIterator<Item = Uuid>) -> Result<()> {
    match tx.holdings.recused_among(persons) {
        None => Ok(()),
        Some(person) => Err(Problem::of(&kinds::RECUSED).because(person.to_string())),
    }
}

/// The same of the person that the named thing tells of, if it tells of one.
pub(super) fn expect_not_recused_on(tx: &mut Tx<'_>, object: Object, named: Option<&str>) -> Result<()> {
    if tx.holdings.recused_from.is_empty() {
        return Ok(());
    }
    let person = named.map(|named| places::person_of(tx, object, named)).transpose()?.flatten();
    expect_not_recused(tx, person)
}

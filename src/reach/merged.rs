//! Whom an address names that was merged into another.
use crate::db::{AnyId, Tx};
use crate::error::Result;
use crate::http::Named as _;
use crate::persons::{self, PersonId};

use super::decide::admit;

/// Who stands for the person of the address, if he or she was merged into another of whom the caller may ask the same;
/// what it sees and may not do is refused here too.
pub fn successor(tx: &mut Tx<'_>, named: &str) -> Result<Option<PersonId>> {
    let Some(id) = AnyId::named(named) else { return Ok(None) };
    let Some(survivor) = persons::survivor(tx, id.0.into())? else { return Ok(None) };
    match admit(tx, Some(&survivor.to_string())) {
        Err(problem) if problem.is_not_found() => Ok(None),
        admitted => admitted.map(|()| Some(survivor)),
    }
}

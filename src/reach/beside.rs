//! Whether somebody holds what is asked beside a permission.
use std::mem;

use crate::access::{Beside, Holdings, Permission, Permissions, Principal};
use crate::db::Tx;
use crate::error::{Result, kinds};
use crate::persons::PersonId;

use super::decide::{expect_to_give_all_of, expect_wherever_held};

/// Whether whoever holds this has all that some operation asks beside `permission` of that person; `None` where nothing is
/// asked, or what is depends on what is sent.
pub fn has_beside(
    tx: &mut Tx<'_>,
    holdings: &Holdings,
    permission: Permission,
    person: PersonId,
) -> Result<Option<bool>> {
    let callers = mem::replace(&mut tx.holdings, holdings.clone());
    let verdict = match permission.beside() {
        Some(Beside::OverAllHeld) => Some(expect_wherever_held(tx, person, permission)),
        Some(Beside::AllHeld) => {
            Some(expect_to_give_all_of(tx, Principal::Person(person), Permissions::EVERYTHING))
        }
        Some(Beside::AllGiven | Beside::EachPart) | None => None,
    };
    tx.holdings = callers;
    match verdict {
        None => Ok(None),
        Some(Err(problem)) if problem.kind == &kinds::NOT_ALLOWED => Ok(Some(false)),
        Some(verdict) => verdict.map(|()| Some(true)),
    }
}

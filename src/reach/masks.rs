//! Which fields of persons are told to whom.
use std::collections::HashSet;

use diesel::prelude::*;

use crate::access::Permission;
use crate::db::{Tx, persons};
use crate::error::Result;
use crate::is_person_within;
use crate::persons::PersonId;

use super::within::within;

/// A part of what is told of a person that takes a permission of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mask {
    /// Contacts that are private.
    Contacts,
    /// The day of birth.
    Birth,
    /// Where all this was found.
    Sources,
}

impl Mask {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Contacts, Self::Birth, Self::Sources];

    /// The field of a person that it is over.
    pub fn field(self) -> &'static str {
        match self {
            Self::Contacts => "contacts",
            Self::Birth => "birth_date",
            Self::Sources => "sources",
        }
    }

    /// What takes it off.
    pub fn permission(self) -> Permission {
        match self {
            Self::Contacts => Permission::ReadContacts,
            Self::Birth => Permission::ReadBirths,
            Self::Sources => Permission::ReadSources,
        }
    }
}

/// Of whom a masked field is told.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sight {
    Everybody,
    These(HashSet<PersonId>),
}

/// What is told of some persons, field by field.
#[derive(Debug, Clone)]
pub struct Masks([Sight; 3]);

impl Masks {
    /// Whether the caller may be told this of that person.
    pub fn tells(&self, mask: Mask, person: PersonId) -> bool {
        let sight = Mask::ALL.iter().position(|known| *known == mask).and_then(|place| self.0.get(place));
        sight.is_some_and(|sight| match sight {
            Sight::Everybody => true,
            Sight::These(persons) => persons.contains(&person),
        })
    }
}

/// What the caller may be told of these persons, whom it reached by what was asked: no query where whatever reaches them
/// takes the masks off too, one for each other mask.
pub fn masks(tx: &mut Tx<'_>, of: &[PersonId]) -> Result<Masks> {
    let [contacts, birth, sources] = Mask::ALL.map(|mask| sight(tx, mask.permission(), of));
    Ok(Masks([contacts?, birth?, sources?]))
}

fn sight(tx: &mut Tx<'_>, permission: Permission, of: &[PersonId]) -> Result<Sight> {
    // Whom the caller reached by what was asked is in a scope that has it too, where every such scope has.
    let asked = tx.operation.rule().permission;
    if tx.holdings.has(asked) && tx.holdings.has_wherever(asked, permission) {
        return Ok(Sight::Everybody);
    }
    if of.is_empty() || !tx.holdings.has(permission) {
        return Ok(Sight::These(HashSet::new()));
    }
    let Some(within) = within(tx, permission)? else { return Ok(Sight::Everybody) };
    let seen = persons::table
        .filter(persons::id.eq_any(of))
        .filter(is_person_within!(tx.today, within))
        .select(persons::id);
    Ok(Sight::These(seen.load::<PersonId>(tx.conn)?.into_iter().collect()))
}

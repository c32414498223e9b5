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

/// How many persons one statement names.
const AT_ONCE: usize = 5_000;

/// Of whom a masked field is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// Whoever it is.
    Everybody,
    /// These alone.
    These(HashSet<PersonId>),
}

impl Sight {
    /// Whether the caller may be told it of that person.
    pub fn tells(&self, person: PersonId) -> bool {
        match self {
            Self::Everybody => true,
            Self::These(persons) => persons.contains(&person),
        }
    }
}

/// What is told of some persons, field by field.
#[derive(Debug, Clone)]
pub struct Masks([Sight; 3]);

impl Masks {
    /// Whether the caller may be told this of that person.
    pub fn tells(&self, mask: Mask, person: PersonId) -> bool {
        let sight = Mask::ALL.iter().position(|known| *known == mask).and_then(|place| self.0.get(place));
        sight.is_some_and(|sight| sight.tells(person))
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
    unmasked(tx, permission, of)
}

/// Of which of these persons the caller may be told the day of birth, wherever they are: rules are asked about persons
/// whom the caller did not reach by what was asked. No query where it is told of everybody or of nobody.
pub fn births(tx: &mut Tx<'_>, of: &[PersonId]) -> Result<Sight> {
    unmasked(tx, Mask::Birth.permission(), of)
}

fn unmasked(tx: &mut Tx<'_>, permission: Permission, of: &[PersonId]) -> Result<Sight> {
    if of.is_empty() || !tx.holdings.has(permission) {
        return Ok(Sight::These(HashSet::new()));
    }
    let Some(within) = within(tx, permission)? else { return Ok(Sight::Everybody) };
    let mut these = HashSet::new();
    for some in of.chunks(AT_ONCE) {
        let seen = persons::table
            .filter(persons::id.eq_any(some))
            .filter(is_person_within!(tx.today, within))
            .select(persons::id);
        these.extend(seen.load::<PersonId>(tx.conn)?);
    }
    Ok(Sight::These(these))
}

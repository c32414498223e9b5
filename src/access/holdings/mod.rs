//! What somebody holds, and over what: the decision. Pure.
//!
//! 2026-11-26. A request loads what its caller holds, once, in its own transaction, and every question is answered
//! from it: may this be done there, which rows may be shown, which fields. Refused: a cache between requests (rights
//! end with the appointment, on the very next one), and a question to the database for each object.
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::permission::{Permission, Permissions};

/// How many bytes mark one thing held.
const MARK: usize = 8;

/// Over what something is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The whole party.
    Party,
    /// Everything at a territory or below it.
    Territory(String),
    /// One body alone.
    Body(Uuid),
    /// One person's own record.
    Person(Uuid),
}

/// Where something is: what a scope is held against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The codes of the territories it lies in, from the country down, one line for each place it has.
    pub lines: Vec<String>,
    /// The bodies it belongs to.
    pub bodies: Vec<Uuid>,
    /// The person it tells of.
    pub person: Option<Uuid>,
}

impl Scope {
    /// Whether this scope has something of that place in it.
    pub fn covers(&self, place: &Place) -> bool {
        match self {
            Self::Party => true,
            Self::Territory(code) => {
                place.lines.iter().any(|line| line.split('/').any(|segment| segment == code))
            }
            Self::Body(id) => place.bodies.contains(id),
            Self::Person(id) => place.person == Some(*id),
        }
    }
}

/// Why somebody holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// The service itself, or what a test needs.
    Service,
    /// An appointment in force.
    Office(Uuid),
    /// Membership, over one's own record.
    Membership,
    /// A grant.
    Grant(Uuid),
    /// A delegation: had for a time, and not to be given on.
    Loan(Uuid),
    /// What was taken in an emergency: not to be given on either, and every look under it is recorded.
    Emergency(Uuid),
}

/// Some permissions, over something, by some title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// What is held.
    pub permissions: Permissions,
    /// Over what.
    pub scope: Scope,
    /// By what.
    pub title: Title,
}

impl Holding {
    /// Whether it was taken in an emergency.
    pub fn is_of_an_emergency(&self) -> bool {
        matches!(self.title, Title::Emergency(_))
    }
}

/// All that somebody holds at the moment of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holdings {
    /// What is held.
    pub held: Vec<Holding>,
    /// The persons of whom its holder changes nothing, whatever is held: known where something is to change.
    pub recused_from: Vec<Uuid>,
}

impl From<Vec<Holding>> for Holdings {
    fn from(held: Vec<Holding>) -> Self {
        Self { held, recused_from: Vec::new() }
    }
}

impl Holdings {
    /// Everything, over the whole party.
    pub fn everything(title: Title) -> Self {
        vec![Holding { permissions: Permissions::EVERYTHING, scope: Scope::Party, title }].into()
    }

    /// The first of these persons from whom its holder is recused.
    pub fn recused_among(&self, persons: impl IntoIterator<Item = Uuid>) -> Option<Uuid> {
        persons.into_iter().find(|person| self.recused_from.contains(person))
    }

    /// Those that hold `permission`.
    pub fn of(&self, permission: Permission) -> impl Iterator<Item = &Holding> {
        self.held.iter().filter(move |holding| holding.permissions.has(permission))
    }

    /// Whether `permission` is held over anything at all.
    pub fn has(&self, permission: Permission) -> bool {
        self.of(permission).next().is_some()
    }

    /// Whether it is held over the whole party.
    pub fn has_over_all(&self, permission: Permission) -> bool {
        self.of(permission).any(|holding| holding.scope == Scope::Party)
    }

    /// Whether it is held over that place.
    pub fn has_over(&self, permission: Permission, place: &Place) -> bool {
        self.of(permission).any(|holding| holding.scope.covers(place))
    }

    /// All that is held over that place; over the whole party, for none.
    pub fn over(&self, place: Option<&Place>) -> Permissions {
        let reaches =
            |scope: &Scope| *scope == Scope::Party || place.is_some_and(|place| scope.covers(place));
        let there = self.held.iter().filter(|holding| reaches(&holding.scope));
        there.fold(Permissions::default(), |all, holding| all.or(holding.permissions))
    }

    /// Whether `other` is held wherever `permission` is.
    pub fn has_wherever(&self, permission: Permission, other: Permission) -> bool {
        self.has_over_all(other) || self.of(permission).all(|holding| holding.permissions.has(other))
    }

    /// Whether something of it was taken in an emergency.
    pub fn is_watched(&self) -> bool {
        self.held.iter().any(Holding::is_of_an_emergency)
    }

    /// Takes out what was taken in an emergency, unless another title still lets its holder take so over the whole party.
    pub fn end_emergencies(&mut self) -> Vec<Holding> {
        let lets = |holding: &Holding| {
            let is_over_all = holding.scope == Scope::Party && !holding.is_of_an_emergency();
            is_over_all && holding.permissions.has(Permission::BreakGlass)
        };
        if self.held.iter().any(lets) {
            return Vec::new();
        }
        self.held.extract_if(.., |holding| holding.is_of_an_emergency()).collect()
    }

    /// A mark of each thing held, eight bytes after eight: what, and over what.
    pub fn marks(&self) -> Vec<u8> {
        let mark = |holding: &Holding| {
            let over = match &holding.scope {
                Scope::Party => ("party", String::new()),
                Scope::Territory(code) => ("territory", code.clone()),
                Scope::Body(id) => ("body", id.to_string()),
                Scope::Person(id) => ("person", id.to_string()),
            };
            let what = Sha256::new().chain_update(holding.permissions.bits().to_be_bytes());
            what.chain_update(over.0).chain_update(over.1).finalize().into_iter().take(MARK)
        };
        self.held.iter().flat_map(mark).collect()
    }

    /// Whether all that these marks tell of is held still.
    pub fn still(&self, marks: &[u8]) -> bool {
        let held = self.marks();
        marks.chunks(MARK).all(|mark| held.chunks(MARK).any(|held| held == mark))
    }

    /// What may be given on: all but what is lent.
    #[must_use]
    pub fn owned(mut self) -> Self {
        self.held.retain(|holding| !matches!(holding.title, Title::Loan(_) | Title::Emergency(_)));
        self
    }

    /// Narrowed to some permissions: what a token of narrower scope leaves.
    #[must_use]
    pub fn narrowed(mut self, to: Permissions) -> Self {
        for holding in &mut self.held {
            holding.permissions = holding.permissions.and(to);
        }
        self.held.retain(|holding| holding.permissions != Permissions::default());
        self
    }
}

#[cfg(test)]
mod tests;

//! Whoever acts: a person, a service account, the service itself.
use std::fmt;

use crate::id_type;
use crate::persons::PersonId;

id_type! {
    /// Identifies a service account.
    AccountId
}

/// Who holds rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Principal {
    /// A human being, by what office, grants and membership give.
    Person(PersonId),
    /// An app, by what it was granted.
    Account(AccountId),
    /// The service itself, when it starts or is told something on the command line.
    System,
}

impl fmt::Display for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Account(id) => write!(f, "account:{id}"),
            Self::System => f.write_str("system"),
        }
    }
}

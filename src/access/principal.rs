//! Whoever acts: a person, a service account, the service itself.
use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};
use uuid::Uuid;

use crate::id_type;
use crate::persons::PersonId;
use crate::words::FaultKind;

id_type! {
    /// Identifies a service account.
    AccountId
}

/// How a principal is written.
const PATTERN: &str =
    "^(system|anyone|(person|account):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$";

/// Who holds rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub enum Principal {
    /// A human being, by what office, grants and membership give.
    Person(PersonId),
    /// An app, by what it was granted.
    Account(AccountId),
    /// The service itself, when it starts or is told something on the command line.
    System,
    /// Whoever comes through an open door, and says nothing of who that is.
    Anyone,
}

impl Principal {
    /// Reads what is written of a principal; `None` for anything else.
    pub fn named(text: &str) -> Option<Self> {
        let id = |text: &str| Uuid::try_parse(text).ok().filter(|id| id.to_string() == text);
        match text.split_once(':') {
            None => match text {
                "system" => Some(Self::System),
                "anyone" => Some(Self::Anyone),
                _ => None,
            },
            Some(("person", text)) => id(text).map(|id| Self::Person(id.into())),
            Some(("account", text)) => id(text).map(|id| Self::Account(id.into())),
            Some(_) => None,
        }
    }

    /// Its id: a person's, or an account's.
    pub fn ids(self) -> (Option<PersonId>, Option<AccountId>) {
        match self {
            Self::Person(id) => (Some(id), None),
            Self::Account(id) => (None, Some(id)),
            Self::System | Self::Anyone => (None, None),
        }
    }

    /// The same of whatever kind; none of the service itself, and of nobody in particular.
    pub fn id(self) -> Option<Uuid> {
        let (person, account) = self.ids();
        person.map(|id| id.0).or(account.map(|id| id.0))
    }
}

impl TryFrom<String> for Principal {
    type Error = FaultKind;

    fn try_from(text: String) -> Result<Self, FaultKind> {
        Self::named(&text).ok_or(FaultKind::NotAPrincipal)
    }
}

impl fmt::Display for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Account(id) => write!(f, "account:{id}"),
            Self::System => f.write_str("system"),
            Self::Anyone => f.write_str("anyone"),
        }
    }
}

impl PartialSchema for Principal {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some(PATTERN))
            .description(Some("A person or a service account, with its id, or the service itself."))
            .examples(["system"])
            .into()
    }
}

impl ToSchema for Principal {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Principal")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::string::string_regex;

    use super::*;

    proptest! {
        #[test]
        fn a_principal_is_read_as_it_is_written(
            text in string_regex(PATTERN.trim_start_matches('^').trim_end_matches('$')).unwrap()
        ) {
            prop_assert_eq!(Principal::named(&text).map(|read| read.to_string()), Some(text));
        }
    }

    #[test]
    fn what_is_written_otherwise_is_nobody() {
        let id = Uuid::nil();
        for wrong in
            ["", "System", "person:", "person", "body:x", &format!("person:{}", id.simple()), &id.to_string()]
        {
            assert_eq!(Principal::named(wrong), None, "{wrong}");
        }
    }
}

//! The short words of the statutes: codes, clause numbers, slug words.
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::words::FaultKind;

macro_rules! word {
    ($(#[$doc:meta])* $name:ident, $fault:expr, max $max:literal, $pattern:literal, $says:literal, $fits:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The word as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = FaultKind;

            fn try_from(text: String) -> Result<Self, FaultKind> {
                if text.chars().count() > $max {
                    return Err(FaultKind::TooLong($max));
                }
                if $fits(&text) { Ok(Self(text)) } else { Err($fault) }
            }
        }

        impl From<$name> for String {
            fn from(word: $name) -> Self {
                word.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .pattern(Some($pattern))
                    .min_length(Some(1))
                    .max_length(Some($max))
                    .description(Some(concat!("Write ", $says, ".")))
                    .into()
            }
        }

        impl ToSchema for $name {}
    };
}

word!(
    /// The stable name of a thing in the statutes: `provincial_secretariat`.
    Code,
    FaultKind::BadCode(64),
    max 64,
    "^[a-z][a-z0-9_]{0,63}$",
    "a small letter, then small letters, digits and underscores, 64 at most, as in provincial_secretariat",
    is_code
);

word!(
    /// The number of a clause, as the statutes print it: `art-23`.
    ClauseId,
    FaultKind::BadClauseId(40),
    max 40,
    "^[A-Za-z0-9.-]{1,40}$",
    "1 to 40 letters, digits, dots and hyphens, as in art-23",
    is_clause_id
);

word!(
    /// The word a type of body puts in the slugs of its bodies: `secretariat` in `taounate-secretariat`.
    SlugWord,
    FaultKind::BadSlugWord,
    max 60,
    "^[a-z0-9]+(-[a-z0-9]+)*$",
    "small letters and digits, joined by single hyphens, as in local-secretariat",
    is_slug
);

fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn is_clause_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}

fn is_slug(text: &str) -> bool {
    text.split('-')
        .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Result<Code, FaultKind> {
        Code::try_from(text.to_owned())
    }

    #[test]
    fn a_code_starts_with_a_small_letter_and_has_64_characters_at_most() {
        assert!(code("pole").is_ok());
        assert!(code("a".repeat(64).as_str()).is_ok());
        assert_eq!(code("a".repeat(65).as_str()), Err(FaultKind::TooLong(64)));
        for bad in ["", "Pole", "2nd", "_pole", "pôle", "po le", "pole-2"] {
            assert_eq!(code(bad), Err(FaultKind::BadCode(64)), "{bad}");
        }
    }

    #[test]
    fn a_slug_word_has_no_empty_part() {
        for (text, good) in
            [("local-secretariat", true), ("-a", false), ("a--b", false), ("a-", false), ("", false)]
        {
            assert_eq!(SlugWord::try_from(text.to_owned()).is_ok(), good, "{text}");
        }
    }

    #[test]
    fn a_clause_is_numbered_with_letters_digits_dots_and_hyphens() {
        for (text, good) in [("art-23", true), ("23.1", true), ("art 23", false), ("", false)] {
            assert_eq!(ClauseId::try_from(text.to_owned()).is_ok(), good, "{text}");
        }
    }
}

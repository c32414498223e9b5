//! Slugs: the names that addresses are made of.
use std::{borrow::Cow, fmt, ops::Deref, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, de};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

use super::FaultKind;
use super::fold::{is_apostrophe, plain_latin};

/// The most characters a slug may have.
const LENGTH_MAX: usize = 80;

/// What a slug is, for the contract: words of small letters and digits, and never the form of an identifier.
const PATTERN: &str = "^(?![0-9a-f]{32}$|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$)[a-z0-9]+(?:-[a-z0-9]+)*$";

/// A readable name for an address, such as `taounate-secretariat`: small letters, digits and single hyphens, 1 to 80
/// characters, and never the form of an identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

impl FromStr for Slug {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.len() <= LENGTH_MAX && text.split('-').all(is_word) && !is_like_identifier(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(FaultKind::BadSlug(LENGTH_MAX))
        }
    }
}

/// Whether `text` could be read as a UUID, with hyphens or without.
fn is_like_identifier(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    matches!(lengths.as_slice(), [32] | [8, 4, 4, 4, 12])
        && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f' | b'-'))
}

/// A slug from the Latin letters and digits of `text`, cut at a word; none when no Latin letter is left.
pub fn slugify(text: &str) -> Option<Slug> {
    let letters: String = text
        .chars()
        .filter(|c| !is_apostrophe(*c))
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c))
        .flat_map(char::to_lowercase)
        .map(|c| plain_latin(c).map_or_else(|| Cow::from(c.to_string()), Cow::from))
        .collect();
    let mut slug = String::new();
    for word in letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let hyphen = usize::from(!slug.is_empty());
        if slug.len().saturating_add(hyphen).saturating_add(word.len()) > LENGTH_MAX {
            if slug.is_empty() {
                slug.extend(word.chars().take(LENGTH_MAX));
            }
            break;
        }
        if hyphen == 1 {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug.parse().ok().filter(|_| slug.contains(|c: char| c.is_ascii_alphabetic()))
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Slug;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Slug, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl Deref for Slug {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialSchema for Slug {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A readable name for an address."))
            .pattern(Some(PATTERN))
            .min_length(Some(1))
            .max_length(Some(LENGTH_MAX))
            .examples(["taounate-secretariat"])
            .into()
    }
}

impl ToSchema for Slug {}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> Option<String> {
        slugify(text).map(String::from)
    }

    #[test]
    fn a_latin_name_makes_a_slug() {
        assert_eq!(made("Sidi M'hamed").as_deref(), Some("sidi-mhamed"));
        assert_eq!(made("Fès-Meknès").as_deref(), Some("fes-meknes"));
        assert_eq!(made("  تاونات Taounate 2!").as_deref(), Some("taounate-2"));
        assert_eq!(made("Œuvre").as_deref(), Some("oeuvre"));
    }

    #[test]
    fn a_name_without_latin_letters_makes_none() {
        assert_eq!(made("تاونات"), None);
        assert_eq!(made("المجلس 12"), None);
        assert_eq!(made(""), None);
    }

    #[test]
    fn a_long_name_is_cut_between_words() {
        assert_eq!(made(&"abcdefghi ".repeat(9)), Some(["abcdefghi"; 8].join("-")));
        assert_eq!(made(&"a".repeat(90)), Some("a".repeat(80)));
    }

    #[test]
    fn only_slugs_parse() {
        for text in ["taounate", "a", "2-b", &"a".repeat(80), "0123456789abcdef0123456789abcdeg"] {
            assert!(text.parse::<Slug>().is_ok(), "{text}");
        }
        for text in [
            "",
            "-a",
            "a-",
            "a--b",
            "A",
            "é",
            "a_b",
            "a\n",
            &"a".repeat(81),
            "01890a5d-ac96-774b-bcce-b302099a8057",
            "01890a5dac96774bbcceb302099a8057",
        ] {
            assert_eq!(text.parse::<Slug>(), Err(FaultKind::BadSlug(80)), "{text}");
        }
    }

    #[test]
    fn a_bad_slug_in_json_is_named_as_such() {
        let error = serde_json::from_str::<Slug>("\"A B\"").unwrap_err();
        assert_eq!(FaultKind::carried(&error.to_string()), Some(FaultKind::BadSlug(80)));
    }
}

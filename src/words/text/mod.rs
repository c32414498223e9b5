//! Text that people write: one line, or paragraphs, of a bounded length and with nothing hidden in it.
mod signs;

use std::{borrow::Cow, fmt, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, de};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

use super::FaultKind;
use signs::{clean, pattern};

/// The text set apart from its surroundings, whichever way it runs (U+2068 .. U+2069, Unicode UAX 9).
pub fn isolate(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// The schema of a text of at most `max` characters.
fn schema(max: usize, breaks: &[char]) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(max))
        .pattern(Some(pattern(breaks)))
        .into()
}

/// Reads a string and cleans it.
struct Reader<'a> {
    max: usize,
    breaks: &'a [char],
}

impl de::Visitor<'_> for Reader<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
        clean(text, self.max, self.breaks).map_err(E::custom)
    }
}

/// A kind of text, by the breaks it allows, in ascending order.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $breaks:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name<const MAX: usize>(String);

        impl<const MAX: usize> $name<MAX> {
            /// The text in NFC and trimmed, or why it is not accepted.
            pub fn parse(text: &str) -> Result<Self, FaultKind> {
                clean(text, MAX, $breaks).map(Self)
            }
        }

        impl<'de, const MAX: usize> Deserialize<'de> for $name<MAX> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Reader { max: MAX, breaks: $breaks }).map(Self)
            }
        }

        impl<const MAX: usize> Deref for $name<MAX> {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<const MAX: usize> AsRef<str> for $name<MAX> {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl<const MAX: usize> fmt::Display for $name<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl<const MAX: usize> From<$name<MAX>> for String {
            fn from(text: $name<MAX>) -> Self {
                text.0
            }
        }

        impl<const MAX: usize> PartialSchema for $name<MAX> {
            fn schema() -> RefOr<Schema> {
                schema(MAX, $breaks)
            }
        }

        impl<const MAX: usize> ToSchema for $name<MAX> {
            fn name() -> Cow<'static, str> {
                format!(concat!(stringify!($name), "{}"), MAX).into()
            }
        }
    };
}

text! {
    /// One line of text: 1 to `MAX` characters, at least one of them visible.
    Line, &[]
}

text! {
    /// Text that may have several lines, and tabs: 1 to `MAX` characters, at least one of them visible.
    Paragraphs, &['\t', '\n', '\r']
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_kept_in_nfc_and_trimmed() {
        assert_eq!(Line::<9>::parse("  e\u{301}te\u{301} ").as_deref(), Ok("été"));
        assert_eq!(Line::<5>::parse("نائبة").map(String::from), Ok("نائبة".to_owned()));
        assert_eq!(Line::<9>::parse("می\u{200C}خواهم\u{200F}").as_deref(), Ok("می\u{200C}خواهم\u{200F}"));
        assert_eq!(Paragraphs::<9>::parse("a\r\n\tb\rc\n").as_deref(), Ok("a\n\tb\nc"));
    }

    #[test]
    fn a_length_holds_up_to_its_last_character() {
        assert_eq!(Line::<3>::parse("أبت").as_deref(), Ok("أبت"));
        assert_eq!(Line::<3>::parse("أبتث"), Err(FaultKind::TooLong(3)));
        assert_eq!(Line::<1>::parse("\u{958}"), Err(FaultKind::TooLong(1)), "two characters in NFC");
    }

    #[test]
    fn what_cannot_be_seen_is_empty() {
        for text in
            ["", " ", "\u{200E}\u{200F}", "\u{200B}\u{FEFF}", "\u{3164}", "\u{E0041}", "\u{A0}\u{3000}"]
        {
            assert_eq!(Line::<9>::parse(text), Err(FaultKind::EmptyText), "{text:?}");
        }
        assert_eq!(Paragraphs::<9>::parse("\n\t \r\n"), Err(FaultKind::EmptyText));
    }

    #[test]
    fn hidden_signs_are_refused_even_at_the_ends() {
        for sign in
            ['\0', '\u{7}', '\u{7F}', '\u{85}', '\u{9F}', '\u{2028}', '\u{2029}', '\u{FFFE}', '\u{FFFF}']
        {
            assert_eq!(Line::<9>::parse(&format!("a{sign}")), Err(FaultKind::ControlCharacter), "{sign:?}");
            assert_eq!(
                Paragraphs::<9>::parse(&format!("{sign}a")),
                Err(FaultKind::ControlCharacter),
                "{sign:?}"
            );
        }
        for sign in ['\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}'] {
            assert_eq!(Line::<9>::parse(&format!("a{sign}b")), Err(FaultKind::BidiOverride), "{sign:?}");
        }
        for sign in ['\n', '\r', '\t'] {
            assert_eq!(Line::<9>::parse(&format!("a{sign}")), Err(FaultKind::ControlCharacter), "{sign:?}");
        }
    }

    #[test]
    fn a_fault_in_json_carries_its_kind() {
        let fault = |json: &str| {
            serde_json::from_str::<Line<3>>(json).map_err(|e| e.to_string()).err().unwrap_or_default()
        };
        assert_eq!(FaultKind::carried(&fault("\"abcd\"")), Some(FaultKind::TooLong(3)));
        assert_eq!(FaultKind::carried(&fault("\"a\\n\"")), Some(FaultKind::ControlCharacter));
        assert!(fault("7").starts_with("invalid type: integer `7`, expected a string"));
        assert_eq!(serde_json::from_value::<Line<3>>("abc".into()).as_deref().ok(), Some("abc"));
        assert_eq!(serde_json::to_string(&Line::<3>::parse("ب").ok()).ok().as_deref(), Some("\"ب\""));
    }

    #[test]
    fn the_contract_names_each_length_once() {
        #[derive(ToSchema)]
        #[expect(dead_code, reason = "only its schema is read")]
        struct Note {
            title: Line<200>,
            subtitle: Option<Line<200>>,
            lines: Vec<Line<9>>,
            body: Paragraphs<4000>,
        }
        let mut schemas = Vec::new();
        Note::schemas(&mut schemas);
        let mut names: Vec<&str> = schemas.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names, ["Line200", "Line9", "Paragraphs4000"]);
    }

    #[test]
    fn text_is_set_apart() {
        assert_eq!(isolate("Taounate"), "\u{2068}Taounate\u{2069}");
    }
}

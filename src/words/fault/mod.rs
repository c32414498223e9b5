//! One fault in what a caller sent: where it is, and what is wrong, told in the caller's language.
//!
//! 2026-11-24. A fault keeps its kind and figures until the answer is written: only then is the language known. What
//! serde and the validator carry is a text, so there a kind travels as JSON after a mark, and is read back at the
//! door. Carrying an English sentence was refused: no other language could be made of it.
mod apart;
mod catalogue;

use std::borrow::Cow;
use std::collections::HashMap;
use std::error::Error;
use std::fmt;

use serde::Deserialize as _;
use validator::ValidationError;

use self::apart::{other_script, set_apart};
pub use self::catalogue::{FAULTS, FaultKind};
use super::Language;

/// One fault in a request, found by its place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fault {
    /// Where: a JSON pointer (RFC 6901) into the body, or `?name` for a query parameter.
    pub pointer: String,
    /// What is wrong, and what to write instead.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault at `pointer`.
    pub fn new(pointer: impl Into<String>, kind: FaultKind) -> Self {
        Self { pointer: pointer.into(), kind }
    }

    /// The stable kebab-case code.
    pub fn code(&self) -> &str {
        self.kind.code()
    }
}

/// Every fault of a part that is read by hand, their pointers leading into the part. They travel through a reader's
/// error as a kind does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// One fault, at `pointer`.
    pub fn one(pointer: &str, kind: FaultKind) -> Self {
        Self(vec![Fault::new(pointer, kind)])
    }

    /// The faults that travel in `text`, whatever the reader added after them.
    pub fn carried(text: &str) -> Option<Vec<Fault>> {
        let carried = text.strip_prefix(MARK_OF_MANY)?;
        Vec::deserialize(&mut serde_json::Deserializer::from_str(carried)).ok()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let carried = serde_json::to_string(&self.0).map_err(|_ignored| fmt::Error)?;
        write!(f, "{MARK_OF_MANY}{carried}")
    }
}

/// A kind of fault, for the page that explains them: its code, and its sentence with the names of its figures in it.
#[derive(Debug)]
pub struct FaultSentence {
    /// The stable kebab-case code; several sentences may share it.
    pub code: &'static str,
    /// What to do, in Arabic, French and English.
    says: [&'static str; 3],
}

impl FaultSentence {
    /// The sentence in `language`, figures as `{max}`.
    pub fn says(&self, language: Language) -> String {
        let [ar, fr, en] = self.says;
        match language {
            Language::Ar => set_apart(ar),
            Language::Fr => fr.to_owned(),
            Language::En => en.to_owned(),
        }
    }
}

/// What stands before a kind that travels in a text.
const MARK: &str = "fault:";

/// What stands before the faults of a part that travel in a text.
const MARK_OF_MANY: &str = "faults:";

/// The form in which a kind travels through a reader's error; people are told [`FaultKind::says`].
impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let carried = serde_json::to_string(self).map_err(|_ignored| fmt::Error)?;
        write!(f, "{MARK}{carried}")
    }
}

impl Error for FaultKind {}

impl FaultKind {
    /// The kind that travels in `text`, whatever the reader added after it.
    pub fn carried(text: &str) -> Option<Self> {
        let carried = text.strip_prefix(MARK)?;
        Self::deserialize(&mut serde_json::Deserializer::from_str(carried)).ok()
    }
}

impl From<FaultKind> for ValidationError {
    fn from(kind: FaultKind) -> Self {
        let (code, message) = (Cow::Owned(kind.code().to_owned()), Some(Cow::Owned(kind.to_string())));
        Self { code, message, params: HashMap::new() }
    }
}

/// Declares the kinds of faults: each with its figures, its code, and one sentence in each language that may name
/// the figures; a sentence that names another does not compile.
macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident $(($($figure:ident: $type:ty),+))? = $code:literal
        [$ar:literal, $fr:literal, $en:literal $(,)?]),+ $(,)?) => {
        /// What is wrong with what was sent, with the figures of the case.
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum FaultKind {
            $($(#[$doc])* $name $(($($type),+))?,)+
            /// A refusal of a rule, told of the field it is about: its code, and its sentence in Arabic, French
            /// and English.
            Refused(String, [String; 3]),
        }

        /// Every kind of fault, for the page that explains them.
        pub static FAULTS: &[$crate::words::FaultSentence] =
            &[$($crate::words::fault::FaultSentence { code: $code, says: [$ar, $fr, $en] }),+];

        impl FaultKind {
            /// The stable kebab-case code.
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$name { .. } => $code,)+
                    Self::Refused(code, _) => code,
                }
            }

            /// What to do about it, in `language`.
            pub fn says(&self, language: $crate::words::Language) -> String {
                use $crate::words::Language;
                use super::{other_script, set_apart};
                match (self, language) {
                    $((Self::$name $(($($figure),+))?, Language::Ar) => set_apart(&format!($ar)),
                    (Self::$name $(($($figure),+))?, Language::Fr) => {
                        $($(let $figure = other_script($figure);)+)?
                        format!($fr)
                    }
                    (Self::$name $(($($figure),+))?, Language::En) => {
                        $($(let $figure = other_script($figure);)+)?
                        format!($en)
                    })+
                    (Self::Refused(_, [ar, _, _]), Language::Ar) => ar.clone(),
                    (Self::Refused(_, [_, fr, _]), Language::Fr) => fr.clone(),
                    (Self::Refused(_, [_, _, en]), Language::En) => en.clone(),
                }
            }

            /// One of each kind.
            #[cfg(test)]
            pub(super) fn samples() -> Vec<Self> {
                vec![$(Self::$name $(($(<$type>::default()),+))?),+]
            }
        }
    };
}
use faults;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_travels_in_a_text() {
        for kind in FaultKind::samples() {
            assert_eq!(FaultKind::carried(&kind.to_string()).as_ref(), Some(&kind));
            assert_eq!(FaultKind::carried(&format!("{kind} at line 1 column 5")), Some(kind));
        }
        for text in ["", "fault:", "fault:{}", "fault:\"Nothing\"", "unknown variant `fault:\"EmptyText\"`"] {
            assert_eq!(FaultKind::carried(text), None, "{text}");
        }
    }

    #[test]
    fn every_sentence_speaks_its_language_and_names_the_same_figures() {
        let figures = |sentence: &str| {
            let mut named: Vec<String> = sentence
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split('}').next().map(str::to_owned))
                .collect();
            named.sort_unstable();
            named
        };
        for FaultSentence { code, says: [ar, fr, en] } in FAULTS {
            assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{code}");
            assert!(ar.contains(|letter: char| ('\u{621}'..='\u{64A}').contains(&letter)), "{ar}");
            assert!(fr != en && ![fr, en].iter().any(|said| said.contains('\u{627}')), "{fr} / {en}");
            for sentence in [ar, fr, en] {
                assert!(sentence.ends_with('.') && !sentence.contains("{{"), "{sentence}");
                assert_eq!(figures(sentence), figures(ar), "{code}");
            }
        }
    }

    #[test]
    fn what_is_said_is_set_apart_from_the_other_script() {
        let day = FaultKind::BadDay;
        assert_eq!(day.says(Language::Ar), "اكتب اليوم على شكل \u{2068}2022-12-08\u{2069}.");
        assert_eq!(day.says(Language::Fr), "Écrivez le jour comme 2022-12-08.");
        assert_eq!(day.says(Language::En), "Write the day as 2022-12-08.");
        let clause = FaultKind::UnknownClause("art-23".to_owned());
        assert!(clause.says(Language::Ar).ends_with("\u{2068}art-23\u{2069} ليس منها."));
        let level = FaultKind::LevelNotInFile("إقليم".to_owned());
        assert!(level.says(Language::En).contains("\u{2068}إقليم\u{2069}"), "{}", level.says(Language::En));
    }
}

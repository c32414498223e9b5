//! What is told of every problem of one kind, and how a room names its refusals.
use crate::words::{Fault, FaultKind, Language};

/// A kind of problem: a stable code, the HTTP status, and one sentence in each language.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Stable, kebab-case; clients act on it.
    pub code: &'static str,
    /// The HTTP status (RFC 9110).
    pub status: u16,
    /// What went wrong, and what to do, in Arabic, French and English.
    pub says: [&'static str; 3],
    /// The field of the body that is refused, where it is always the same one.
    pub pointer: Option<&'static str>,
}

impl Kind {
    /// The sentence in `language`.
    pub fn says(&self, language: Language) -> &'static str {
        language.of(self.says)
    }

    /// The refusal, told as a fault of the field at `pointer`.
    pub fn fault(&self, pointer: impl Into<String>) -> Fault {
        Fault::new(pointer, FaultKind::Refused(self.code.to_owned(), self.says.map(str::to_owned)))
    }
}

/// The one pointer of a refusal, if it has one.
pub const fn pointer(named: &[&'static str]) -> Option<&'static str> {
    match named {
        [one] => Some(*one),
        _ => None,
    }
}

/// Declares the refusals of a room: an enum whose names are sentences, each with its code and its words.
#[macro_export]
macro_rules! refusals {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal $(@ $pointer:literal)? [$ar:literal, $fr:literal, $en:literal $(,)?]),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every refusal of this room, for the catalogue of problems.
            pub const KINDS: &[&'static $crate::error::Kind] = &[$(Self::$variant.kind()),+];

            /// What is told of it.
            pub const fn kind(self) -> &'static $crate::error::Kind {
                match self {
                    $(Self::$variant => {
                        const KIND: &$crate::error::Kind = &$crate::error::Kind {
                            code: $code,
                            status: 409,
                            says: [$ar, $fr, $en],
                            pointer: $crate::error::pointer(&[$($pointer)?]),
                        };
                        KIND
                    }),+
                }
            }
        }
        impl From<$name> for $crate::error::Problem {
            fn from(refusal: $name) -> Self {
                Self::of(refusal.kind())
            }
        }
    };
}

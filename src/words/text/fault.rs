//! Why a text is not accepted.
use std::{error::Error, fmt};

/// Why a text is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing in it can be seen.
    Empty,
    /// It has more characters than its place allows.
    TooLong {
        /// The most characters there may be.
        max: usize,
    },
    /// It has a control character, a line or paragraph separator, or a non-character.
    ControlCharacter,
    /// It has a character that overrides, embeds or isolates a direction.
    BidiOverride,
}

impl TextFault {
    /// The stable kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty-text",
            Self::TooLong { .. } => "too-long",
            Self::ControlCharacter => "control-character",
            Self::BidiOverride => "bidi-override",
        }
    }
}

impl fmt::Display for TextFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("write at least one visible character"),
            Self::TooLong { max: 1 } => f.write_str("write one character only"),
            Self::TooLong { max } => write!(f, "write at most {max} characters"),
            Self::ControlCharacter => f.write_str(
                "remove the control characters (a line break or a tab is one where one line is asked for)",
            ),
            Self::BidiOverride => {
                f.write_str("remove the characters that force a direction (U+202A-202E, U+2066-2069)")
            }
        }
    }
}

impl Error for TextFault {}

//! Grammatical and civil gender: what titles agree with.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Language;

/// The gender titles agree with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Masculine.
    Male,
    /// Feminine.
    Female,
}

impl Gender {
    /// The word that is stored and spoken.
    pub fn word(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }

    /// The gender a word stands for.
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "male" => Some(Self::Male),
            "female" => Some(Self::Female),
            _ => None,
        }
    }

    /// What somebody of that gender is called.
    pub fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Male => ["رجل", "homme", "man"],
            Self::Female => ["امرأة", "femme", "woman"],
        })
    }
}

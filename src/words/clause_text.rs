//! The text of a clause in the languages of the service.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Language, Line};

/// The text of a clause; Arabic always, French and English where known, 1000 characters each at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseText {
    /// In Arabic.
    pub ar: Line<1000>,
    /// In French.
    #[serde(default)]
    pub fr: Option<Line<1000>>,
    /// In English.
    #[serde(default)]
    pub en: Option<Line<1000>>,
}

impl ClauseText {
    /// The text in `language`, or in the next best one: English and French stand in for each other, Arabic for both.
    pub fn get(&self, language: Language) -> &str {
        let (fr, en) = (self.fr.as_deref(), self.en.as_deref());
        language.beside_arabic(fr, en).unwrap_or(&self.ar)
    }
}

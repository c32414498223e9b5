//! A label in the languages of the service.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Language, Line};

/// One name in up to three languages; Arabic always, French and English where known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// In Arabic.
    pub ar: Line<200>,
    /// In French.
    #[serde(default)]
    pub fr: Option<Line<200>>,
    /// In English.
    #[serde(default)]
    pub en: Option<Line<200>>,
}

impl Labels {
    /// The label in `language`, or in the next best one: English and French stand in for each other, Arabic for both.
    pub fn get(&self, language: Language) -> &str {
        let (fr, en) = (self.fr.as_deref(), self.en.as_deref());
        language.beside_arabic(fr, en).unwrap_or(&self.ar)
    }
}

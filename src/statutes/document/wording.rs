//! Titles as the statutes word them: in each language, in one form or in two.
use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::words::{Gender, Language, Line};

/// A title in the languages of the service; Arabic always, French and English where known.
///
/// `{ordinal}`, `{body}` and `{territory}` stand for the rank, the body's name and the territory's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// In Arabic.
    pub ar: Wording,
    /// In French.
    #[serde(default)]
    pub fr: Option<Wording>,
    /// In English.
    #[serde(default)]
    pub en: Option<Wording>,
}

impl Titles {
    /// The wording in `language`, or in the next best one, and which language that is: English and French stand in
    /// for each other, Arabic for both.
    pub fn get(&self, language: Language) -> (Language, &Wording) {
        let fr = self.fr.as_ref().map(|wording| (Language::Fr, wording));
        let en = self.en.as_ref().map(|wording| (Language::En, wording));
        language.beside_arabic(fr, en).unwrap_or((Language::Ar, &self.ar))
    }
}

/// A title in one language: one form for everyone, or `m` and `f`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Wording {
    /// One form for everyone.
    One(Line<200>),
    /// A form for men and a form for women.
    ByGender(ByGender),
}

/// The two forms of a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WordingByGender)]
pub struct ByGender {
    /// For a man, and for a seat whose holder's gender is unknown.
    pub m: Line<200>,
    /// For a woman.
    pub f: Line<200>,
}

impl Wording {
    /// The form for `gender`; masculine when it is unknown, as the statutes write it.
    pub fn form(&self, gender: Option<Gender>) -> &str {
        match self {
            Self::One(form) => form,
            Self::ByGender(ByGender { m, f }) => match gender {
                Some(Gender::Female) => f,
                Some(Gender::Male) | None => m,
            },
        }
    }

    /// Every form, with its place under the wording: `""`, or `/m` and `/f`.
    pub fn forms(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::One(form) => vec![("", form)],
            Self::ByGender(ByGender { m, f }) => vec![("/m", m), ("/f", f)],
        }
    }
}

struct WordingVisitor;

impl<'de> Visitor<'de> for WordingVisitor {
    type Value = Wording;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a title, or its two forms m and f")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Wording, E> {
        Line::deserialize(StrDeserializer::new(text)).map(Wording::One)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Wording, A::Error> {
        ByGender::deserialize(MapAccessDeserializer::new(map)).map(Wording::ByGender)
    }
}

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordingVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_one_form_or_two() {
        let form = |json: &str, gender| {
            serde_json::from_str::<Wording>(json).map(|wording| wording.form(gender).to_owned()).ok()
        };
        let two = r#"{"m": "مقرر", "f": "مقررة"}"#;
        assert_eq!(form(two, Some(Gender::Female)).as_deref(), Some("مقررة"));
        assert_eq!(form(two, None).as_deref(), Some("مقرر"));
        assert_eq!(form(r#""Rapporteur""#, Some(Gender::Female)).as_deref(), Some("Rapporteur"));
        assert_eq!(form(r#"{"m": "مقرر"}"#, None), None);
        assert_eq!(form(r#"{"m": "a", "f": "b", "n": "c"}"#, None), None);
    }
}

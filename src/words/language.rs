//! The three languages of the service.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language of the service; Arabic comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Arabic.
    #[default]
    Ar,
    /// French.
    Fr,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag, as in `Content-Language`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The one of three that is in it: Arabic, French, English.
    pub fn of<T>(self, [ar, fr, en]: [T; 3]) -> T {
        match self {
            Self::Ar => ar,
            Self::Fr => fr,
            Self::En => en,
        }
    }

    /// What there is for it beside the Arabic: French and English stand in for each other.
    pub fn beside_arabic<T>(self, fr: Option<T>, en: Option<T>) -> Option<T> {
        match self {
            Self::Ar => None,
            Self::Fr => fr.or(en),
            Self::En => en.or(fr),
        }
    }

    /// Picks from an `Accept-Language` header (RFC 9110, 12.5.4); Arabic when nothing fits.
    pub fn negotiate(header: &str) -> Self {
        let mut best = (Self::Ar, 0.0_f32);
        for range in header.split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.parse().unwrap_or(0.0));
            let language = match tag.split('-').next().unwrap_or_default() {
                "ar" => Self::Ar,
                "fr" => Self::Fr,
                "en" => Self::En,
                _ => continue,
            };
            if weight > best.1 {
                best = (language, weight);
            }
        }
        best.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_wins_and_arabic_is_the_rest() {
        assert_eq!(Language::negotiate("fr"), Language::Fr);
        assert_eq!(Language::negotiate("de, en;q=0.4, fr-MA;q=0.8"), Language::Fr);
        assert_eq!(Language::negotiate("en-GB"), Language::En);
        assert_eq!(Language::negotiate("de"), Language::Ar);
        assert_eq!(Language::negotiate(""), Language::Ar);
        assert_eq!(Language::negotiate("fr;q=0"), Language::Ar);
    }
}

//! The forms an answer can have, and which of them a caller wants.
use actix_web::http::header::HeaderMap;

use super::call::header;

/// A form an answer can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON, for programs.
    Json,
    /// A picture.
    Svg,
    /// A page to look at and to print.
    Html,
    /// Cards for an address book (RFC 6350).
    Vcard,
}

impl Format {
    /// The media type, as `Content-Type` has it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Svg => "image/svg+xml",
            Self::Html => "text/html; charset=utf-8",
            Self::Vcard => "text/vcard; charset=utf-8",
        }
    }

    /// The type and the subtype, without parameters.
    fn essence(self) -> &'static str {
        self.kind().split(';').next().unwrap_or_default()
    }

    /// How an address ends that has this form and no other.
    fn suffix(self) -> Option<&'static str> {
        match self {
            Self::Json => None,
            Self::Svg => Some(".svg"),
            Self::Html => Some(".html"),
            Self::Vcard => Some(".vcf"),
        }
    }

    /// How much the caller wants it (RFC 9110, 12.5.1), in thousandths: the closest range has the word.
    fn weight(self, accept: &str) -> u16 {
        let essence = self.essence();
        let family = essence.split('/').next().unwrap_or_default();
        let mut closest = (0, 0);
        for range in accept.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let kind = parts.next().unwrap_or_default();
            let closeness = match kind.strip_suffix("/*") {
                _ if kind == essence => 3,
                _ if self == Self::Json && kind == "application/problem+json" => 3,
                Some(known) if known == family => 2,
                _ if kind == "*/*" || kind.is_empty() => 1,
                _ => continue,
            };
            if closeness > closest.0 {
                closest =
                    (closeness, parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths));
            }
        }
        closest.1
    }

    /// The form wanted of what is at `path`, among those there are, the best-liked first; `None` if none will do.
    pub(super) fn wanted(path: &str, headers: &HeaderMap, known: &[Self]) -> Option<Self> {
        let named = |format: &&Self| format.suffix().is_some_and(|suffix| path.ends_with(suffix));
        if let Some(named) = known.iter().find(named) {
            return Some(*named);
        }
        let Some(accept) = header(headers, "accept") else { return known.first().copied() };
        let weighed = known.iter().map(|format| (format.weight(accept), *format));
        let best = weighed.filter(|(weight, _)| *weight > 0).rev().max_by_key(|(weight, _)| *weight);
        best.map(|(_, format)| format)
    }
}

/// A weight such as `0.8`, in thousandths; what cannot be read weighs nothing.
fn thousandths(text: &str) -> u16 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let parsed = format!("{whole}{fraction:0<3}").get(..4).and_then(|digits| digits.parse().ok());
    parsed.filter(|weight| *weight <= 1000).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{ACCEPT, HeaderValue};

    use super::*;

    const ALL: [Format; 3] = [Format::Json, Format::Svg, Format::Html];

    fn wanted(path: &str, accept: Option<&'static str>) -> Option<Format> {
        let mut headers = HeaderMap::new();
        if let Some(accept) = accept {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        Format::wanted(path, &headers, &ALL)
    }

    #[test]
    fn the_heaviest_form_wins_and_json_is_the_rest() {
        assert_eq!(wanted("/organigram", None), Some(Format::Json));
        assert_eq!(wanted("/organigram", Some("*/*")), Some(Format::Json));
        assert_eq!(wanted("/organigram", Some("image/svg+xml")), Some(Format::Svg));
        assert_eq!(wanted("/organigram", Some("application/json;q=0.2, image/*;q=0.3")), Some(Format::Svg));
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";
        assert_eq!(wanted("/organigram", Some(browser)), Some(Format::Html));
        assert_eq!(wanted("/organigram", Some("application/problem+json")), Some(Format::Json));
        assert_eq!(wanted("/organigram", Some("text/csv")), None);
        assert_eq!(wanted("/organigram", Some("image/svg+xml;q=0, text/csv")), None);
    }

    #[test]
    fn an_address_that_names_a_form_has_it() {
        assert_eq!(wanted("/organigram.svg", Some("application/json")), Some(Format::Svg));
        assert_eq!(wanted("/organigram.html", None), Some(Format::Html));
        assert_eq!(wanted("/organigram.vcf", None), Some(Format::Json));
    }
}

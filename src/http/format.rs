//! The forms an answer can have, and which of them a caller wants.
use actix_web::http::header::{ACCEPT, HeaderMap};

use super::headers::header;

/// A form an answer can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON, for programs.
    Json,
    /// A table (RFC 4180), for lists.
    Csv,
    /// One JSON object a line, for lists.
    Ndjson,
    /// A picture.
    Svg,
    /// A page to look at and to print.
    Html,
    /// Cards for an address book (RFC 6350).
    Vcard,
    /// A calendar to subscribe to (RFC 5545).
    Calendar,
    /// Text as it stands.
    Text,
    /// Text with light marks (`CommonMark`).
    Markdown,
    /// Pages to print and to keep (ISO 32000).
    Pdf,
}

impl Format {
    /// The forms every list has.
    pub(super) const OF_LISTS: &[Self] = &[Self::Json, Self::Csv, Self::Ndjson];

    /// Whether it is made for people as it stands, and not of the fields of what is shown.
    pub(super) fn is_document(self) -> bool {
        !Self::OF_LISTS.contains(&self)
    }

    /// Its name; for the forms of lists, in `?format=`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
            Self::Svg => "svg",
            Self::Html => "html",
            Self::Vcard => "vcard",
            Self::Calendar => "calendar",
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Pdf => "pdf",
        }
    }

    /// The form of lists that `?format=` names.
    pub(super) fn of_list(word: &str) -> Option<Self> {
        Self::OF_LISTS.iter().copied().find(|format| format.word() == word)
    }

    /// The address of a list without the end that names a form, and that form.
    pub(super) fn split(path: &str) -> Option<(&str, Self)> {
        let named = |format: &Self| Some((path.strip_suffix(format.suffix()?)?, *format));
        Self::OF_LISTS.iter().find_map(named)
    }

    /// The media type, as `Content-Type` has it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Ndjson => "application/x-ndjson",
            Self::Svg => "image/svg+xml",
            Self::Html => "text/html; charset=utf-8",
            Self::Vcard => "text/vcard; charset=utf-8",
            Self::Calendar => "text/calendar; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Pdf => "application/pdf",
        }
    }

    /// The type and the subtype, without parameters.
    pub(super) fn essence(self) -> &'static str {
        self.kind().split(';').next().unwrap_or_default()
    }

    /// How an address ends that has this form and no other.
    fn suffix(self) -> Option<&'static str> {
        match self {
            Self::Json => None,
            Self::Csv => Some(".csv"),
            Self::Ndjson => Some(".ndjson"),
            Self::Svg => Some(".svg"),
            Self::Html => Some(".html"),
            Self::Vcard => Some(".vcf"),
            Self::Calendar => Some(".ics"),
            Self::Text => Some(".txt"),
            Self::Markdown => Some(".md"),
            Self::Pdf => Some(".pdf"),
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
        let Some(accept) = header(headers, ACCEPT) else { return known.first().copied() };
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

    fn wanted(path: &str, accept: Option<&'static str>) -> Option<Format> {
        let mut headers = HeaderMap::new();
        if let Some(accept) = accept {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        Format::wanted(path, &headers, Format::OF_LISTS)
    }

    #[test]
    fn the_heaviest_form_wins_and_json_is_the_rest() {
        assert_eq!(wanted("/persons", None), Some(Format::Json));
        assert_eq!(wanted("/persons", Some("*/*")), Some(Format::Json));
        assert_eq!(wanted("/persons", Some("text/csv")), Some(Format::Csv));
        assert_eq!(wanted("/persons", Some("application/json;q=0.2, text/*;q=0.3")), Some(Format::Csv));
        assert_eq!(wanted("/persons", Some("text/csv;q=0.5, application/x-ndjson")), Some(Format::Ndjson));
        assert_eq!(wanted("/persons", Some("text/csv, application/json")), Some(Format::Json));
        assert_eq!(wanted("/persons", Some("application/problem+json")), Some(Format::Json));
        assert_eq!(wanted("/persons", Some("image/png")), None);
        assert_eq!(wanted("/persons", Some("text/csv;q=0, image/png")), None);
    }

    #[test]
    fn a_browser_gets_the_page_and_an_address_that_names_a_form_has_it() {
        let known = [Format::Json, Format::Svg, Format::Html];
        let mut headers = HeaderMap::new();
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";
        headers.insert(ACCEPT, HeaderValue::from_static(browser));
        assert_eq!(Format::wanted("/organigram", &headers, &known), Some(Format::Html));
        assert_eq!(Format::wanted("/organigram.svg", &headers, &known), Some(Format::Svg));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json;q=0.2, image/*;q=0.3"));
        assert_eq!(Format::wanted("/organigram", &headers, &known), Some(Format::Svg));
        assert_eq!(Format::wanted("/organigram.html", &headers, &known), Some(Format::Html));
        assert_eq!(Format::wanted("/organigram.vcf", &headers, &known), Some(Format::Svg));
    }

    #[test]
    fn the_end_of_an_address_names_a_form() {
        assert_eq!(Format::split("/v1/persons.csv"), Some(("/v1/persons", Format::Csv)));
        assert_eq!(Format::split("/v1/persons.ndjson"), Some(("/v1/persons", Format::Ndjson)));
        assert_eq!(Format::split("/v1/persons"), None);
        assert_eq!(Format::of_list("csv"), Some(Format::Csv));
        assert_eq!(Format::of_list("xml"), None);
    }
}

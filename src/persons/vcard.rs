//! A person as a card for an address book (RFC 6350, version 4.0): names, and what may be told to anybody. Pure.
use chrono::SecondsFormat;

use crate::words::{Gender, Language, content_line, content_value};

use super::model::{Contact, ContactKind, Person, Visibility};

/// A position, as a card tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its title.
    pub title: String,
    /// The body it is in.
    pub body: String,
}

/// The card of a person who is reached in these ways and holds these positions.
pub(super) fn card(person: &Person, contacts: &[Contact], roles: &[Role], language: Language) -> String {
    let mut card = Card(String::new());
    card.line("BEGIN", "VCARD");
    card.line("VERSION", "4.0");
    card.line("KIND", "individual");
    card.line("UID", &format!("urn:uuid:{}", person.id));
    for (tag, name) in names(person, language) {
        // One name in two scripts, not two names.
        card.line(&format!("FN;ALTID=1;LANGUAGE={tag}"), &content_value(&name));
    }
    match person.gender.as_deref().and_then(Gender::read) {
        Some(Gender::Male) => card.line("GENDER", "M"),
        Some(Gender::Female) => card.line("GENDER", "F"),
        None => {}
    }
    for role in roles {
        card.line(&format!("TITLE;LANGUAGE={}", language.tag()), &content_value(&role.title));
    }
    let mut bodies: Vec<&str> = roles.iter().map(|role| role.body.as_str()).collect();
    bodies.dedup();
    for body in bodies {
        card.line(&format!("ORG;LANGUAGE={}", language.tag()), &content_value(body));
    }
    for contact in contacts.iter().filter(|contact| contact.visibility == Visibility::Public) {
        let value: &str = &contact.value;
        match contact.kind {
            ContactKind::Phone => card.line("TEL;VALUE=uri", &format!("tel:{value}")),
            ContactKind::Email => card.line("EMAIL", &content_value(value)),
            ContactKind::Web => card.line("URL", value),
            // An address as people write it: its parts are not known.
            ContactKind::Address => card.line(&format!("ADR;LABEL=\"{}\"", quoted(value)), ";;;;;;"),
            ContactKind::Other => card.line("NOTE", &content_value(value)),
        }
    }
    let revised = person.updated_at.0.to_rfc3339_opts(SecondsFormat::Secs, true);
    card.line("REV", &revised.replace(['-', ':'], ""));
    card.line("END", "VCARD");
    card.0
}

/// The names in both scripts, that of the language first; an honorific goes with the script it is in.
fn names(person: &Person, language: Language) -> Vec<(&'static str, String)> {
    let is_latin = |text: &str| text.chars().any(|letter| letter.is_alphabetic() && letter < '\u{250}');
    let name = |tag: &'static str, name: &Option<String>| {
        let name = name.as_deref()?;
        let honorific = person.honorific.as_deref().filter(|honorific| is_latin(honorific) == is_latin(name));
        Some((tag, honorific.map_or_else(|| name.to_owned(), |honorific| format!("{honorific} {name}"))))
    };
    let latin = if language == Language::En { "en" } else { "fr" };
    let mut names: Vec<_> =
        [name("ar", &person.name_ar), name(latin, &person.name_latin)].into_iter().flatten().collect();
    if language != Language::Ar {
        names.reverse();
    }
    names
}

/// A text as a quoted parameter (RFC 6868).
fn quoted(text: &str) -> String {
    text.replace('^', "^^").replace('"', "^'").replace('\n', "^n")
}

/// A card being written.
struct Card(String);

impl Card {
    fn line(&mut self, name: &str, value: &str) {
        content_line(&mut self.0, name, value);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(name: &str, value: &str) -> String {
        let mut card = Card(String::new());
        card.line(name, value);
        card.0
    }

    /// The text that a value stands for, read as an address book reads it.
    fn plain(value: &str) -> String {
        let mut letters = value.chars();
        let mut text = String::new();
        while let Some(letter) = letters.next() {
            let escaped = (letter == '\\').then(|| letters.next().unwrap());
            text.push(escaped.map_or(letter, |escaped| if escaped == 'n' { '\n' } else { escaped }));
        }
        text
    }

    #[test]
    fn a_line_is_folded_at_its_seventy_sixth_octet() {
        assert_eq!(folded("FN", &"a".repeat(72)), format!("FN:{}\r\n", "a".repeat(72)));
        assert_eq!(folded("FN", &"a".repeat(73)), format!("FN:{}\r\n a\r\n", "a".repeat(72)));
        let arabic = folded("FN", &"ن".repeat(60));
        assert!(arabic.split("\r\n").all(|line| line.len() <= 75), "{arabic:?}");
        assert_eq!(arabic.replace("\r\n ", ""), format!("FN:{}\r\n", "ن".repeat(60)));
    }

    #[test]
    fn what_parts_a_value_is_escaped() {
        assert_eq!(content_value("a,b;c\\d\ne\r"), "a\\,b\\;c\\\\d\\ne");
        assert_eq!(quoted("\"a\" ^ b\nc"), "^'a^' ^^ b^nc");
    }

    proptest! {
        #[test]
        fn a_folded_line_unfolds_to_what_it_was(text in "[\\PC\n]{0,200}") {
            let line = folded("NOTE", &content_value(&text));
            let unfolded = line.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
            prop_assert!(!unfolded.contains(['\r', '\n']), "one line: {}", unfolded);
            prop_assert_eq!(plain(unfolded.strip_prefix("NOTE:").unwrap()), text);
            prop_assert!(line.split("\r\n").all(|part| part.len() <= 75));
        }
    }
}

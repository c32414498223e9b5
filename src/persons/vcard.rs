//! A person as a card for an address book (RFC 6350, version 4.0): names, and what may be told to anybody. Pure.
use chrono::SecondsFormat;

use crate::words::{Gender, Language};

use super::model::{Contact, ContactKind, Person, Visibility};

/// The most octets a line may have, its break not counted.
const LINE: usize = 75;

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
        card.line(&format!("FN;ALTID=1;LANGUAGE={tag}"), &escaped(&name));
    }
    match person.gender.as_deref().and_then(Gender::read) {
        Some(Gender::Male) => card.line("GENDER", "M"),
        Some(Gender::Female) => card.line("GENDER", "F"),
        None => {}
    }
    for role in roles {
        card.line(&format!("TITLE;LANGUAGE={}", language.tag()), &escaped(&role.title));
    }
    let mut bodies: Vec<&str> = roles.iter().map(|role| role.body.as_str()).collect();
    bodies.dedup();
    for body in bodies {
        card.line(&format!("ORG;LANGUAGE={}", language.tag()), &escaped(body));
    }
    for contact in contacts.iter().filter(|contact| contact.visibility == Visibility::Public) {
        let value: &str = &contact.value;
        match contact.kind {
            ContactKind::Phone => card.line("TEL;VALUE=uri", &format!("tel:{value}")),
            ContactKind::Email => card.line("EMAIL", &escaped(value)),
            ContactKind::Web => card.line("URL", value),
            // An address as people write it: its parts are not known.
            ContactKind::Address => card.line(&format!("ADR;LABEL=\"{}\"", quoted(value)), ";;;;;;"),
            ContactKind::Other => card.line("NOTE", &escaped(value)),
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

/// A text as a value (RFC 6350, 3.4).
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => safe.extend(['\\', letter]),
            '\n' => safe.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// A text as a quoted parameter (RFC 6868).
fn quoted(text: &str) -> String {
    text.replace('^', "^^").replace('"', "^'").replace('\n', "^n")
}

/// A card being written.
struct Card(String);

impl Card {
    /// Adds a line, folded by octets (RFC 6350, 3.2), between characters.
    fn line(&mut self, name: &str, value: &str) {
        let mut octets: usize = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if octets.saturating_add(letter.len_utf8()) > LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets = octets.saturating_add(letter.len_utf8());
        }
        self.0.push_str("\r\n");
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

    #[test]
    fn a_line_is_folded_at_its_seventy_sixth_octet() {
        assert_eq!(folded("FN", &"a".repeat(72)), format!("FN:{}\r\n", "a".repeat(72)));
        assert_eq!(folded("FN", &"a".repeat(73)), format!("FN:{}\r\n a\r\n", "a".repeat(72)));
        let arabic = folded("FN", &"ن".repeat(60));
        assert!(arabic.split("\r\n").all(|line| line.len() <= LINE), "{arabic:?}");
        assert_eq!(arabic.replace("\r\n ", ""), format!("FN:{}\r\n", "ن".repeat(60)));
    }

    #[test]
    fn what_parts_a_value_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne\r"), "a\\,b\\;c\\\\d\\ne");
        assert_eq!(quoted("\"a\" ^ b"), "^'a^' ^^ b");
    }

    proptest! {
        #[test]
        fn a_folded_line_unfolds_to_what_it_was(text in "\\PC{0,200}") {
            let line = folded("NOTE", &escaped(&text));
            let unfolded = line.trim_end_matches("\r\n").replace("\r\n ", "");
            prop_assert_eq!(unfolded, format!("NOTE:{}", escaped(&text)));
            prop_assert!(line.split("\r\n").all(|part| part.len() <= LINE));
        }
    }
}

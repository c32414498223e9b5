//! A person's details, made ready to be kept.
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::db::Json;
use crate::error::{Problem, Result};
use crate::vault::Vault;
use crate::words::{fold, names};

use super::super::sealing::number_mark;
use super::contact::{Contact, Visibility};
use super::details::PersonDetails;
use super::phone::Phone;

/// Details as they are kept, with what the person is looked up and sorted by. Made before a change has its turn at the
/// writer, where others wait.
pub struct PersonKept {
    /// The details, phone numbers in E.164.
    pub(in crate::persons) details: PersonDetails,
    /// The lists, as they are kept and told.
    pub(in crate::persons) aliases: Json<Box<RawValue>>,
    pub(in crate::persons) contacts: Json<Box<RawValue>>,
    /// Those of the contacts that anybody may be told.
    pub(in crate::persons) public_contacts: Json<Box<RawValue>>,
    /// Whether there are others.
    pub(in crate::persons) has_private_contacts: bool,
    pub(in crate::persons) sources: Json<Box<RawValue>>,
    /// What the person is looked up by: the folded names, then each number that anybody may be told, in both its forms.
    pub(in crate::persons) search: String,
    /// The words the person is found by: those of the names, and numbers; private ones by their marks.
    words: Vec<String>,
    private_numbers: Vec<Phone>,
    /// What the person sorts by: the Arabic name, or else the Latin one.
    pub(in crate::persons) sort_key: String,
}

impl PersonKept {
    /// Makes details ready to be kept.
    pub fn of(told: &PersonDetails) -> Result<Self> {
        let contacts = told.contacts.iter().map(Contact::kept).collect();
        let details = PersonDetails { contacts, ..told.clone() };
        let names: Vec<String> = details.names().map(|name| fold(name)).collect();
        let sort_key = if details.has_name() { names.first().cloned() } else { None };
        let (public, private): (Vec<Contact>, Vec<Contact>) =
            details.contacts.iter().cloned().partition(|contact| contact.visibility == Visibility::Public);
        let phones = public.iter().filter_map(Contact::phone);
        let numbers =
            phones.flat_map(|phone| [Some(phone.searched()), phone.national()].into_iter().flatten());
        Ok(Self {
            aliases: json(&details.aliases)?,
            contacts: json(&details.contacts)?,
            public_contacts: json(&public)?,
            has_private_contacts: !private.is_empty(),
            sources: json(&details.sources)?,
            words: looked_up_by(details.names().map(|name| &**name), &public),
            private_numbers: private.iter().filter_map(Contact::phone).collect(),
            search: names.into_iter().chain(numbers).collect::<Vec<_>>().join(" "),
            sort_key: sort_key.unwrap_or_default(),
            details,
        })
    }

    /// The words the person is found by: those of the names, and numbers; private ones by their marks.
    pub(in crate::persons) fn words(&self, vault: &Vault) -> Vec<String> {
        let marks = self.private_numbers.iter().map(|phone| number_mark(vault, phone));
        self.words.iter().cloned().chain(marks).collect()
    }
}

/// The words somebody is found by of whom this is told, as [`PersonKept`] has them.
pub(in crate::persons) fn found_by(names: &[String], contacts: &[Contact], vault: &Vault) -> Vec<String> {
    let (public, private): (Vec<Contact>, Vec<Contact>) =
        contacts.iter().cloned().partition(|contact| contact.visibility == Visibility::Public);
    let marks = private.iter().filter_map(Contact::phone).map(|phone| number_mark(vault, &phone));
    looked_up_by(names.iter().map(String::as_str), &public).into_iter().chain(marks).collect()
}

/// The most words one person is found by.
const MOST_WORDS: usize = 100;

/// The words somebody is found by who is called so and reached so: those of the names, each phone number in E.164, and
/// the words of each name two by two.
fn looked_up_by<'a>(names: impl Iterator<Item = &'a str>, contacts: &[Contact]) -> Vec<String> {
    let numbers = contacts.iter().filter_map(Contact::phone).map(|phone| phone.as_str().to_owned());
    let names: Vec<Vec<String>> = names.map(names::words).collect();
    let once = |mut words: Vec<String>| {
        words.sort_unstable();
        words.dedup();
        words.truncate(MOST_WORDS);
        words
    };
    let pairs = names.iter().flat_map(|words| names::pairs(words)).collect();
    let words = names.into_iter().flatten().chain(numbers).collect();
    [once(words), once(pairs)].concat()
}

fn json(list: &impl Serialize) -> Result<Json<Box<RawValue>>> {
    to_raw_value(list).map(Json).map_err(Problem::internal)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_person_is_found_by_every_name_and_number() {
        let details = serde_json::from_value(json!({
            "name_ar": "عبد الغني الصنهاجي", "name_latin": "Abdelghani Sanhaji", "aliases": ["الحاج"],
            "contacts": [
                {"kind": "phone", "value": "0612345678", "visibility": "public"},
                {"kind": "phone", "value": "0687654321"}, {"kind": "other", "value": "x"},
            ],
        }));
        let kept = PersonKept::of(&details.unwrap()).unwrap();
        assert_eq!(kept.search, "عبدغني صنهاجي abdelghani sanhaji حاج +212612345678; 0612345678");
        assert_eq!(kept.sort_key, "عبدغني صنهاجي");
        assert_eq!(
            kept.words,
            [
                "+212612345678",
                "abdelghani",
                "sanhaji",
                "حاج",
                "صنهاجي",
                "عبدغني",
                "abdelghani\u{1f}sanhaji",
                "صنهاجي\u{1f}عبدغني",
            ]
        );
        let contacts = kept.contacts.0.get();
        assert!(contacts.contains("+212612345678") && contacts.contains("+212687654321"), "{contacts}");
        let public = kept.public_contacts.0.get();
        assert!(public.contains("+212612345678") && !public.contains("+212687654321"), "{public}");
        let marked = kept.words(&Vault::of([1; 32], [2; 32]));
        assert!(marked.iter().all(|word| !word.contains("687654321")), "{marked:?}");
        assert_eq!(marked.len(), kept.words.len() + 1, "the private number has its mark");
    }

    #[test]
    fn a_person_without_an_arabic_name_sorts_by_the_latin_one() {
        let details = serde_json::from_value(json!({"name_latin": "Driss Zemmouri", "aliases": ["الحاج"]}));
        assert_eq!(PersonKept::of(&details.unwrap()).unwrap().sort_key, "driss zemmouri");
    }
}

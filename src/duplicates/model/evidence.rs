//! What two persons are compared by, and what comes of it.
use crate::persons::{Contact, ContactKind, Phone};
use crate::word_enum;
use crate::words::{Gender, PartialDate};

use super::reason::Reason;

word_enum! {
    /// How sure it is that two records are one person's.
    Band {
        /// The same name, something that few share by chance, and nothing against it.
        VeryLikely = "very_likely",
        /// More speaks for it than against it.
        Likely = "likely",
        /// Somebody may want to look.
        Possible = "possible",
    }
}

/// Why two records are suspected to be one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspicion {
    /// How sure it is.
    pub band: Band,
    /// What speaks for it less what speaks against it, in tenths of a bit.
    pub score: i64,
    /// What agrees, and what does not.
    pub reasons: Vec<Reason>,
}

/// What of a person is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// The name in Arabic.
    pub name_ar: Option<String>,
    /// The name in Latin letters.
    pub name_latin: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The gender.
    pub gender: Option<Gender>,
    /// The day of birth, as far as it is known.
    pub birth_date: Option<PartialDate>,
    /// Phone numbers, in E.164.
    pub phones: Vec<String>,
    /// E-mail addresses, in small letters.
    pub emails: Vec<String>,
    /// The territory of residence.
    pub residence: Option<String>,
    /// The province of residence.
    pub province: Option<String>,
    /// Numbers of memberships: letters and digits alone.
    pub numbers: Vec<String>,
}

impl Profile {
    /// Takes in how the person is reached.
    pub(in crate::duplicates) fn reached_by(&mut self, contacts: &[Contact]) {
        for contact in contacts {
            match contact.kind {
                ContactKind::Phone => {
                    self.phones.extend(Phone::parse(&contact.value).map(|phone| phone.as_str().to_owned()));
                }
                ContactKind::Email => self.emails.push(contact.value.to_lowercase()),
                ContactKind::Address | ContactKind::Web | ContactKind::Other => {}
            }
        }
    }

    /// Takes in the number of a membership, however it is set apart.
    pub(in crate::duplicates) fn numbered(&mut self, number: &str) {
        let plain: String = number.chars().filter(|letter| letter.is_alphanumeric()).collect();
        if plain.chars().count() > 2 {
            self.numbers.push(plain.to_lowercase());
        }
    }
}

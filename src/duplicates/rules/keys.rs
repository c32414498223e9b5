//! By what a person is found among those worth comparing: digests of what duplicates share. Pure.
use sha2::{Digest as _, Sha256};

use chrono::Datelike as _;

use crate::words::PartialDate;
use crate::words::names::{keys as sounds, units};

use super::super::model::Profile;

/// What whoever shares is compared for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::duplicates) struct Key {
    /// The digest.
    pub(in crate::duplicates) digest: i64,
    /// Whether it is two words of a name and nothing else: how many share it says how common the name is.
    pub(in crate::duplicates) is_of_a_name: bool,
}

/// How many parts of a name are taken.
const MOST_PARTS: usize = 4;
/// How many readings of a part.
const MOST_READINGS: usize = 2;
/// How many of each list of a person.
const MOST_OF_A_LIST: usize = 5;
/// The kinds whose values are private.
const PRIVATE: [&str; 4] = ["phone", "email", "day", "year"];

/// The keys of a person: each number and address; two words of a name, alone, with the year of birth and with the home;
/// one word with the day of birth.
/// What is private among them - numbers, addresses, days and years of birth - is marked by `mark`, under a key; the rest
/// anybody may try.
pub(in crate::duplicates) fn keys(of: &Profile, mark: impl Fn(&[&str]) -> [u8; 32]) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut add = |kind: &str, parts: &[&str]| {
        let all = [&[kind], parts].concat();
        let digest = if PRIVATE.contains(&kind) { mark(&all) } else { plain(&all) };
        let digest = i64::from_be_bytes(digest.first_chunk().copied().unwrap_or_default());
        keys.push(Key { digest, is_of_a_name: kind == "name" });
    };
    for (kind, list) in [("phone", &of.phones), ("email", &of.emails), ("number", &of.numbers)] {
        list.iter().take(MOST_OF_A_LIST).for_each(|value| add(kind, &[value]));
    }
    let names = of.name_ar.iter().chain(&of.name_latin).chain(of.aliases.iter().take(MOST_OF_A_LIST));
    let day = of.birth_date.filter(PartialDate::is_exact).map(|day| day.latest().to_string());
    let year = of.birth_date.and_then(|day| {
        let year = day.latest().year();
        day.earliest().is_some_and(|first| first.year() == year).then(|| year.to_string())
    });
    for name in names {
        let parts: Vec<Vec<String>> = units(name).iter().take(MOST_PARTS).map(|unit| read(unit)).collect();
        for (place, part) in parts.iter().enumerate() {
            if let Some(day) = &day {
                for sound in part {
                    add("day", &[day, sound]);
                }
            }
            for other in parts.iter().skip(place.saturating_add(1)) {
                for sound in part {
                    for beside in other {
                        let (one, two) = if sound <= beside { (sound, beside) } else { (beside, sound) };
                        add("name", &[one, two]);
                        if let Some(year) = &year {
                            add("year", &[one, two, year]);
                        }
                        if let Some(home) = &of.residence {
                            add("home", &[one, two, home]);
                        }
                    }
                }
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn read(unit: &str) -> Vec<String> {
    let mut read = sounds(unit);
    read.truncate(MOST_READINGS);
    read
}

fn plain(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name_ar: &str) -> Profile {
        Profile { name_ar: Some(name_ar.to_owned()), ..Profile::default() }
    }

    fn marked(of: &Profile) -> Vec<Key> {
        keys(of, |parts| plain(&[&["marked"], parts].concat()))
    }

    fn share(one: &Profile, other: &Profile) -> bool {
        let others = marked(other);
        marked(one).iter().any(|key| others.contains(key))
    }

    #[test]
    fn spellings_of_one_name_lead_to_each_other_and_other_names_do_not() {
        let latin = Profile { name_latin: Some("Abdelghani Sanhaji".to_owned()), ..Profile::default() };
        assert!(share(&named("عبد الغني الصنهاجي"), &latin));
        assert!(share(&named("محمد أمين العلوي"), &named("العلوي محمد")));
        assert!(!share(&named("محمد العلوي"), &named("محمد التازي")), "one word is no reason to compare");
    }

    #[test]
    fn a_day_of_birth_needs_one_word_and_a_phone_none() {
        let born = |name: &str| Profile { birth_date: "1980-03-04".parse().ok(), ..named(name) };
        assert!(share(&born("محمد العلوي"), &born("محمد التازي")));
        assert!(!share(&born("محمد العلوي"), &born("خالد التازي")));
        let reached = |name: &str| Profile { phones: vec!["+212612345678".to_owned()], ..named(name) };
        assert!(share(&reached("محمد العلوي"), &reached("خالد التازي")));
        assert_eq!(marked(&named("محمد")).len(), 0, "a single word leads to nobody");
    }
}

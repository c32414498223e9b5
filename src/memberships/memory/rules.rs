//! By what somebody is recognized, and when it is the same person. Pure.
use std::collections::BTreeSet;

use crate::persons::Traces;
use crate::words::names::{keys, units};

use super::model::MarkKind;

/// How many words of a name are taken.
const MOST_PARTS: usize = 5;
/// How many readings of a word.
const MOST_READINGS: usize = 2;
/// How many names, and how many numbers.
const MOST_OF_A_LIST: usize = 5;

/// A digest, and what it is of.
pub(super) type Marked = (MarkKind, Vec<u8>);

/// The digests of somebody, each once, made by `digest`.
pub(super) fn marks(of: &Traces, digest: impl Fn(&[&str]) -> [u8; 32]) -> Vec<Marked> {
    let mut names: Vec<String> =
        of.names.iter().take(MOST_OF_A_LIST).flat_map(|name| skeletons(name)).collect();
    names.sort_unstable();
    names.dedup();
    let phones = || of.phones.iter().take(MOST_OF_A_LIST);
    let born_on = of.born_on.map(|day| day.to_string());
    let mark = |kind: MarkKind, parts: &[&str]| {
        let parts: Vec<&str> = [kind.word()].into_iter().chain(parts.iter().copied()).collect();
        (kind, digest(&parts).to_vec())
    };
    let mut marks = Vec::new();
    for name in &names {
        marks.extend(born_on.iter().map(|day| mark(MarkKind::NameAndBirth, &[name, day])));
        marks.extend(phones().map(|phone| mark(MarkKind::NameAndPhone, &[name, phone])));
    }
    marks.extend(phones().map(|phone| mark(MarkKind::Phone, &[phone])));
    let mut seen = BTreeSet::new();
    marks.retain(|(_, mark)| seen.insert(mark.clone()));
    marks
}

/// What a name comes to, however it is written: the consonants of its words, in no order; none of a single word.
fn skeletons(name: &str) -> Vec<String> {
    let read = |unit: &String| {
        let mut read = keys(unit);
        read.truncate(MOST_READINGS);
        read
    };
    let parts: Vec<Vec<String>> =
        units(name).iter().map(read).filter(|read| !read.is_empty()).take(MOST_PARTS).collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    let mut whole: Vec<Vec<String>> = vec![Vec::new()];
    for part in &parts {
        let with = |begun: &Vec<String>| -> Vec<Vec<String>> {
            part.iter().map(|read| begun.iter().chain([read]).cloned().collect()).collect()
        };
        whole = whole.iter().flat_map(with).collect();
    }
    let joined = |mut words: Vec<String>| {
        words.sort_unstable();
        words.join(" ")
    };
    whole.into_iter().map(joined).collect()
}

/// Whether a refusal was certainly of this person: the name and a number agree, and the day of birth does not tell the
/// two apart where both have one.
pub(super) fn is_of_the_same(agrees: &[MarkKind], both_are_dated: bool) -> bool {
    let is_called_and_reached_so = agrees.contains(&MarkKind::NameAndPhone);
    is_called_and_reached_so && (!both_are_dated || agrees.contains(&MarkKind::NameAndBirth))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(parts: &[&str]) -> [u8; 32] {
        use sha2::{Digest as _, Sha256};
        Sha256::digest(parts.join("|")).into()
    }

    fn called(name: &str, born_on: Option<&str>, phones: &[&str]) -> Traces {
        Traces {
            names: vec![name.to_owned()],
            born_on: born_on.map(|day| day.parse().unwrap()),
            phones: phones.iter().map(ToString::to_string).collect(),
        }
    }

    fn agree(one: &Traces, other: &Traces) -> Vec<MarkKind> {
        let others = marks(other, digest);
        let mut kinds: Vec<MarkKind> =
            marks(one, digest).into_iter().filter(|mark| others.contains(mark)).map(|mark| mark.0).collect();
        kinds.sort_unstable_by_key(|kind| kind.word());
        kinds.dedup();
        kinds
    }

    #[test]
    fn neither_script_nor_spelling_nor_order_matters() {
        let (day, phone) = (Some("1980-03-04"), "+212612345678");
        let known = called("عبد الغني الصنهاجي", day, &[phone]);
        let every = [MarkKind::NameAndBirth, MarkKind::NameAndPhone, MarkKind::Phone];
        for spelling in
            ["Abdelghani Sanhaji", "Abd El Ghani Essanhaji", "الصنهاجي عبدالغني", "SANHAJI Abdelghani"]
        {
            assert_eq!(agree(&known, &called(spelling, day, &[phone])), every, "{spelling}");
        }
        assert_eq!(agree(&known, &called("Abdelghani Zemmouri", day, &[phone])), [MarkKind::Phone]);
        assert_eq!(agree(&known, &called("Abdelghani Sanhaji", Some("1980-03-05"), &["+212612345679"])), []);
        assert_eq!(
            agree(&called("عبد الغني", day, &[]), &called("عبد الغني", day, &[])),
            [],
            "of one word nothing is said"
        );
    }

    #[test]
    fn who_is_called_and_reached_so_is_the_same_unless_born_on_another_day() {
        use MarkKind::{NameAndBirth, NameAndPhone, Phone};
        assert!(is_of_the_same(&[NameAndPhone, Phone], false));
        assert!(is_of_the_same(&[NameAndBirth, NameAndPhone, Phone], true));
        assert!(!is_of_the_same(&[NameAndPhone, Phone], true), "a brother, at the same number");
        assert!(!is_of_the_same(&[NameAndBirth], true), "a namesake");
        assert!(!is_of_the_same(&[NameAndBirth, Phone], true));
        assert!(!is_of_the_same(&[Phone], false));
    }
}

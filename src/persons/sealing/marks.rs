//! Keyed digests that stand beside an envelope: they tell that two things are the same, and not what.
use crate::vault::Vault;
use crate::words::hex;

use super::super::model::Phone;

/// What two persons share who sort by the same name and were born on the same day, however exactly that is known.
pub type BirthMark = i64;

/// The mark of a day of birth, of whoever sorts by this name.
pub(in crate::persons) fn birth_mark(vault: &Vault, sort_key: &str, birth_date: &str) -> BirthMark {
    let mark = vault.mark(&["birth", sort_key, birth_date]);
    i64::from_be_bytes(mark.first_chunk().copied().unwrap_or_default())
}

/// The word that a private number is found by.
pub(in crate::persons) fn number_mark(vault: &Vault, phone: &Phone) -> String {
    let mark = hex::written(&vault.mark(&["phone", phone.as_str()]));
    format!("{MARKED}{}", mark.get(..32).unwrap_or_default())
}

/// What no word of a name and no number begins with.
const MARKED: char = '#';

/// Whether a word that somebody is found by is no word of a name: a number, or the mark of one.
pub(in crate::persons) fn is_of_a_number(word: &str) -> bool {
    word.starts_with(['+', MARKED])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_tells_nothing_but_that_two_are_the_same() {
        let (vault, other) = (Vault::of([1; 32], [2; 32]), Vault::of([3; 32], [2; 32]));
        let phone = |text: &str| Phone::parse(text).unwrap();
        let mark = number_mark(&vault, &phone("0612345678"));
        assert_eq!(mark, number_mark(&vault, &phone("+212 612 345 678")));
        assert_ne!(mark, number_mark(&vault, &phone("0612345679")));
        assert_ne!(mark, number_mark(&other, &phone("0612345678")));
        assert!(is_of_a_number(&mark) && !mark.contains("612345678"));
        let born = birth_mark(&vault, "هند", "1990");
        assert_eq!(born, birth_mark(&vault, "هند", "1990"));
        assert_ne!(born, birth_mark(&vault, "سلمي", "1990"), "who is called otherwise shares no mark");
        assert_ne!(born, birth_mark(&other, "هند", "1990"));
    }
}

//! How a search is read, and what is nearer to it than what. Pure.
use std::collections::HashMap;

use crate::words::names::{Reading, VOWELS, apart, begins_within, distance_within, keys, pair, units, words};
use crate::words::plain_figures;

use super::super::model::Phone;
use super::model::{FoundBy, Hit};

/// How many words a search may have; more are left out.
const MOST_UNITS: usize = 6;
/// How far a word may be from what is asked, where they share a key, in hundredths of a slip.
const SOUNDS_ALIKE: u32 = 150;
/// How far, where a slip made another key of it; less where the word is short.
const SLIPPED: u32 = 110;
const SLIPPED_A_SOUND: u32 = 25;
/// What it costs that only the beginning was asked for.
const UNFINISHED: u32 = 20;
/// How many words are taken for one that was asked, of each kind.
const MOST_WORDS: usize = 24;
/// How many pairs of words are taken for two.
const MOST_PAIRS: usize = 600;

/// What is looked for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// The units of a name.
    pub(super) units: Vec<Unit>,
    /// The beginning of a phone number, as it is kept.
    pub(super) phone: Option<String>,
    /// The number of a membership.
    pub(super) number: Option<String>,
}

/// One unit of the name that is looked for.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) word: String,
    pub(super) keys: Vec<String>,
    reading: Reading,
}

/// A word that is taken for one that was asked: how it was found and how far it is.
pub(super) type Words = HashMap<String, (FoundBy, u32)>;

impl Asked {
    /// Whoever is reached by a number.
    pub(super) fn of_phone(phone: &Phone) -> Self {
        Self {
            units: Vec::new(),
            phone: Some(phone.as_str().to_owned()),
            number: Some(phone.as_str().to_owned()),
        }
    }

    /// Reads what is looked for.
    pub(super) fn read(text: &str) -> Self {
        let has_digit = text.chars().any(char::is_numeric);
        let has_letter = text.chars().any(char::is_alphabetic);
        let mut asked = if has_digit && !has_letter { Vec::new() } else { units(text) };
        asked.truncate(MOST_UNITS);
        let unit = |word: String| Unit { keys: keys(&word), reading: Reading::of(&word), word };
        Self {
            units: asked.into_iter().map(unit).collect(),
            phone: if has_letter { None } else { Phone::begun(text) },
            number: has_digit.then(|| plain_figures(text.trim())),
        }
    }
}

impl Unit {
    /// The key with which the keys of words begin of which only the beginning was asked for; vowels alone say nothing.
    pub(super) fn begun_key(&self) -> Option<&str> {
        self.keys.first().map(String::as_str).filter(|key| *key != VOWELS)
    }

    /// Whether a slip in it can be told from another name.
    pub(super) fn may_have_slipped(&self) -> bool {
        self.keys.first().is_some_and(|key| key.chars().count() > 1)
    }

    /// The word that was asked for, as if anybody bore it.
    pub(super) fn itself(&self) -> Words {
        Words::from([(self.word.clone(), (FoundBy::Word, 0))])
    }

    /// Takes the nearest of these words for it, which were found in this way; those it has already stay as they are.
    pub(super) fn take(&self, found: Vec<String>, by: FoundBy, taken: &mut Words) {
        let new = found.into_iter().filter(|word| !taken.contains_key(word));
        let mut near: Vec<(FoundBy, u32, String)> =
            new.filter_map(|word| self.weigh(&word, by).map(|(by, cost)| (by, cost, word))).collect();
        near.sort_unstable();
        near.truncate(MOST_WORDS);
        taken.extend(near.into_iter().map(|(by, cost, word)| (word, (by, cost))));
    }

    /// How a word that was found in this way is taken, and how far it is.
    fn weigh(&self, word: &str, by: FoundBy) -> Option<(FoundBy, u32)> {
        if word == self.word {
            return Some((FoundBy::Word, 0));
        }
        if by == FoundBy::Beginning {
            let longer = word.chars().count().saturating_sub(self.word.chars().count());
            return Some((by, u32::try_from(longer).unwrap_or(u32::MAX)));
        }
        let reading = Reading::of(word);
        let length = u32::try_from(self.reading.length()).unwrap_or(u32::MAX);
        let most = match by {
            FoundBy::Slip => SLIPPED.min(length.saturating_mul(SLIPPED_A_SOUND)),
            _ => SOUNDS_ALIKE,
        };
        let mut cost = distance_within(&self.reading, &reading, most);
        if by == FoundBy::Sound && self.begun_key().is_some() {
            let begun = begins_within(&self.reading, &reading, most.min(cost).saturating_sub(UNFINISHED));
            cost = cost.min(begun.saturating_add(UNFINISHED));
        }
        (cost <= most).then_some((by, cost))
    }
}

/// Those of these words that were found in this way at worst, the nearest first.
pub(super) fn ranked(words: &Words, by: FoundBy) -> Vec<String> {
    let mut ranked: Vec<(FoundBy, u32, &String)> =
        words.iter().map(|(word, (found, cost))| (*found, *cost, word)).filter(|one| one.0 <= by).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, _, word)| word.clone()).collect()
}

/// Those of these words that were found in this very way, the nearest first.
pub(super) fn found(words: &Words, by: FoundBy) -> Vec<String> {
    let mut ranked: Vec<(u32, &String)> =
        words.iter().filter(|(_, (found, _))| *found == by).map(|(word, (_, cost))| (*cost, word)).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, word)| word.clone()).collect()
}

/// A word of one unit and a word of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    by: FoundBy,
    /// How far the two are, together.
    pub(super) cost: u32,
    /// Both as one, as they are looked up.
    pub(super) word: String,
}

impl Pair {
    /// The two words, each where its unit stands; the nearer way, where either could be of either.
    pub(super) fn words(&self, first: &Words, last: &Words) -> Vec<String> {
        let Some((one, other)) = apart(&self.word) else { return Vec::new() };
        let cost = |one: &str, other: &str| {
            let (one, other) = (first.get(one)?, last.get(other)?);
            Some((one.0.max(other.0), one.1.saturating_add(other.1)))
        };
        let is_turned = match (cost(one, other), cost(other, one)) {
            (Some(straight), Some(turned)) => turned < straight,
            (straight, _) => straight.is_none(),
        };
        let words = if is_turned { [other, one] } else { [one, other] };
        words.map(str::to_owned).to_vec()
    }
}

/// The pairs of a word of one unit and a word of another, each found in this way at worst, the nearest first; where only the
/// new ones are wanted, one of the two is found in this very way.
pub(super) fn pairs(one: &Words, other: &Words, by: FoundBy, are_new: bool) -> Vec<Pair> {
    // The nearest are chosen before they are written: of most pairs nobody is called so.
    let mut chosen: Vec<(FoundBy, u32, &str, &str)> = Vec::new();
    for (word, (found, cost)) in one.iter().filter(|(_, (found, _))| *found <= by) {
        for (other, (other_found, other_cost)) in other.iter().filter(|(_, (found, _))| *found <= by) {
            let worst = *found.max(other_found);
            // The pen slips once.
            let is_slipped_twice = *found == FoundBy::Slip && *other_found == FoundBy::Slip;
            if (!are_new || worst == by) && !is_slipped_twice {
                chosen.push((worst, cost.saturating_add(*other_cost), word, other));
            }
        }
    }
    if chosen.len() > MOST_PAIRS {
        chosen.select_nth_unstable(MOST_PAIRS);
        chosen.truncate(MOST_PAIRS);
    }
    let written =
        |(by, cost, one, other): (FoundBy, u32, &str, &str)| Pair { by, cost, word: pair(one, other) };
    let mut pairs: Vec<Pair> = chosen.into_iter().map(written).collect();
    pairs.sort_unstable();
    pairs
}

/// What somebody is called: the words of each name, and how many units each has.
pub(super) type Called = Vec<(Vec<String>, usize)>;

/// Reads what somebody is called.
pub(super) fn called(names: &[String]) -> Called {
    names.iter().map(|name| (words(name), units(name).len())).collect()
}

/// How near somebody is: by what, how far, how many words of the nearest name were not asked for.
pub(super) type Near = (FoundBy, u32, usize);

/// How near somebody is who is called so, and by which words: those of one name, or else of all of them. Nothing where a
/// unit is none of the names'.
pub(super) fn rank(names: &Called, asked: &[Words]) -> Option<(Near, Vec<String>)> {
    let (by, cost, taken) = names
        .iter()
        .filter_map(|(words, _)| nearest(words.iter(), asked))
        .min()
        .or_else(|| nearest(names.iter().flat_map(|(words, _)| words), asked))?;
    Some(((by, cost, beside(names, asked.len())), taken))
}

/// The nearest of the words that are borne to each that is asked for.
fn nearest<'a>(
    borne: impl Iterator<Item = &'a String> + Clone,
    asked: &[Words],
) -> Option<(FoundBy, u32, Vec<String>)> {
    let (mut by, mut together, mut taken) = (FoundBy::Word, 0_u32, Vec::new());
    for unit in asked {
        let near = borne.clone().filter_map(|word| unit.get(word).map(|(found, cost)| (*found, *cost, word)));
        let (found, cost, word) = near.min()?;
        by = by.max(found);
        together = together.saturating_add(cost);
        taken.push(word.clone());
    }
    Some((by, together, taken))
}

/// How many words of the nearest of these names were not asked for, who asked for so many.
pub(super) fn beside(names: &Called, asked: usize) -> usize {
    names.iter().map(|(_, units)| units.abs_diff(asked)).min().unwrap_or_default()
}

/// Adds those who are not among them yet.
pub(super) fn add(hits: &mut Vec<Hit>, more: impl IntoIterator<Item = Hit>) {
    for hit in more {
        if !hits.iter().any(|known| known.id == hit.id) {
            hits.push(hit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Asked::read(text).units.into_iter().next().unwrap()
    }

    #[test]
    fn a_number_is_no_name_and_a_name_no_number() {
        let asked = Asked::read("06 12 34");
        assert_eq!(
            (asked.units.len(), asked.phone.as_deref()),
            (0, Some("+2126 1234".replace(' ', "").as_str()))
        );
        let asked = Asked::read("TN-0042");
        assert_eq!((asked.number.as_deref(), asked.phone), (Some("TN-0042"), None));
        assert_eq!(Asked::read("ت-٠٠٤٢").number.as_deref(), Some("ت-0042"));
        let asked = Asked::read("إدريس الزموري");
        assert_eq!((asked.units.len(), asked.number), (2, None));
    }

    #[test]
    fn the_nearest_words_are_taken_and_the_far_ones_are_not() {
        let mut taken = Words::new();
        let found = ["حسن", "حسين", "hassan", "hsaina"].map(str::to_owned).to_vec();
        unit("Hassan").take(found, FoundBy::Sound, &mut taken);
        assert_eq!(taken.get("hassan"), Some(&(FoundBy::Word, 0)));
        assert_eq!(ranked(&taken, FoundBy::Sound).get(..2).unwrap(), ["hassan", "حسن"]);
        assert_eq!(ranked(&taken, FoundBy::Word), ["hassan"]);
        let mut taken = Words::new();
        unit("حس").take(vec!["حسن".to_owned(), "حسناء".to_owned()], FoundBy::Beginning, &mut taken);
        assert_eq!(ranked(&taken, FoundBy::Beginning), ["حسن", "حسناء"]);
    }

    #[test]
    fn whoever_bears_every_word_is_ranked_by_the_farthest() {
        let mut given = Words::new();
        unit("Mohamed").take(vec!["محمد".to_owned(), "mohamed".to_owned()], FoundBy::Sound, &mut given);
        let mut family = Words::new();
        unit("Najari").take(vec!["نجاري".to_owned(), "najjari".to_owned()], FoundBy::Sound, &mut family);
        let names = called(&["محمد النجاري".to_owned()]);
        let ((by, _, beside), words) = rank(&names, &[given.clone(), family.clone()]).unwrap();
        assert_eq!((by, beside, words), (FoundBy::Sound, 0, vec!["محمد".to_owned(), "نجاري".to_owned()]));
        assert!(rank(&called(&["محمد العلوي".to_owned()]), &[given.clone(), family.clone()]).is_none());
        let pair = &pairs(&given, &family, FoundBy::Sound, false)[0];
        assert_eq!(pair.words(&given, &family)[1], "najjari");
        let mut turned = pair.words(&family, &given);
        turned.reverse();
        assert_eq!(turned, pair.words(&given, &family));
    }
}

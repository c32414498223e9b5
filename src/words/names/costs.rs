//! What it costs, in hundredths of a slip, that two words do not sound the same in one place.
use super::distance::{Pair, SLIP};
use super::sounds::{Script, Sound, Vowel};

use Script::{Arabic, Latin};
use Sound::{Ayn, Breath, Consonant, Ha, Open};
use Vowel::{A, E, I, U};

impl Pair<'_> {
    /// What a sound costs that the other side has not got.
    pub(super) fn alone(&self, sounds: &[Sound], place: usize, script: Script) -> u32 {
        let Some(sound) = sounds.get(place) else { return u32::MAX };
        let is_last = !self.is_start && sounds.len() == place.saturating_add(1);
        let is_across = self.scripts.0 != self.scripts.1;
        match (sound, script) {
            // A letter doubled where the other side has it once.
            (Consonant(class, _), _) if is_doubled(sounds, place, *class) => 20,
            (Consonant('h', _), Latin) => 50,
            (Consonant('h', _), Arabic) if is_across => 50,
            (Consonant(..), _) => SLIP,
            (Breath, _) => 5,
            (Open, _) if is_across => 15,
            (Open, _) => 40,
            (Ayn, _) if is_across && place == 0 => 5,
            (Ayn, _) if is_across => 20,
            (Ayn, _) => 60,
            (Sound::Vowel(_), Arabic) if is_across && is_last => 80,
            (Sound::Vowel(A | E), Arabic) if is_across => 40,
            (Sound::Vowel(_), Arabic) if is_across => 50,
            (Ha, _) | (Sound::Vowel(_), Arabic) => 80,
            (Sound::Vowel(vowel), Latin) => match (vowel, is_across) {
                (A | I, _) if is_last => 80,
                (U, _) if is_last => 50,
                _ if place == 0 => 15,
                (E, _) => 5,
                (A, true) => 0,
                (A, false) => 10,
                (U, true) if !is_before_the_end(sounds, place) => 10,
                (I, true) => 25,
                (I | U, _) => 40,
            },
        }
    }

    /// What it costs that two sounds stand in the same place.
    pub(super) fn both(&self, place: usize, their: usize) -> u32 {
        let (Some(own), Some(other)) = (self.own.get(place), self.their.get(their)) else {
            return u32::MAX;
        };
        let is_last = !self.is_start
            && self.own.len() == place.saturating_add(1)
            && self.their.len() == their.saturating_add(1);
        match (*own, *other) {
            (own, other) if own == other => 0,
            (Consonant(class, _), Consonant(other, _)) => self.consonants(class, other),
            (Sound::Vowel(own), Sound::Vowel(other)) => match self.scripts {
                (Arabic, Arabic) => SLIP,
                (Latin, Latin) => in_latin(own, other, is_last),
                (Arabic, Latin) => across(own, other, is_last),
                (Latin, Arabic) => across(other, own, is_last),
            },
            // Within Arabic an ayn is an ayn, and the alef a word opens with no long vowel.
            (Open | Ayn, Open | Ayn) => 30,
            (Open | Ayn, Sound::Vowel(_)) | (Sound::Vowel(_), Open | Ayn) => {
                if self.scripts == (Arabic, Arabic) { 70 } else { 0 }
            }
            (Ha, Sound::Vowel(vowel)) | (Sound::Vowel(vowel), Ha) => match vowel {
                A if self.scripts == (Arabic, Arabic) => 15,
                A => 0,
                E => 20,
                I | U => 80,
            },
            (Ha, Breath) | (Breath, Ha) => 0,
            (Consonant('h', _), Ha | Breath) | (Ha | Breath, Consonant('h', _)) => 10,
            _ => SLIP,
        }
    }

    /// Two consonants that are not the same letter.
    fn consonants(&self, own: char, other: char) -> u32 {
        let is_arabic = self.scripts == (Arabic, Arabic);
        if own == other {
            return if is_arabic { 60 } else { 0 };
        }
        let pair = if own < other { (own, other) } else { (other, own) };
        let cost = match pair {
            ('j', 'k') | ('G', 'r') => 40,
            ('d', 'z') | ('G' | 'X', 'k') | ('X', 'h') => 50,
            ('s' | 'd', 't') | ('C', 's' | 'X') | ('b', 'f') | ('G', 'h') => 60,
            ('m' | 'l', 'n') | ('s', 'z') => 70,
            _ => SLIP,
        };
        if is_arabic { cost.max(90) } else { cost }
    }
}

/// Whether a vowel stands before the last consonant, where Arabic writes it if it is heard as an `ou`.
fn is_before_the_end(sounds: &[Sound], place: usize) -> bool {
    let after = sounds.get(place.saturating_add(1)..).unwrap_or_default();
    matches!(after, [Consonant(..)])
}

fn is_doubled(sounds: &[Sound], place: usize, class: char) -> bool {
    let before = place.checked_sub(1).and_then(|before| sounds.get(before));
    matches!(before, Some(Consonant(other, _)) if *other == class)
}

/// Two vowels as Latin letters write them.
fn in_latin(own: Vowel, other: Vowel, is_last: bool) -> u32 {
    match (own, other) {
        (A, E) | (E, A) => {
            if is_last {
                70
            } else {
                5
            }
        }
        (A, U) | (U, A) => 45,
        (E, I) | (I, E) => 40,
        (E, U) | (U, E) => 50,
        (A, I) | (I, A) => 70,
        _ => 80,
    }
}

/// A long vowel of the Arabic spelling, and what Latin letters have for it.
fn across(arabic: Vowel, latin: Vowel, is_last: bool) -> u32 {
    match (arabic, latin) {
        (A, E) => 0,
        (I, E) => 10,
        // The alef that is written as a ya.
        (I, A) => {
            if is_last {
                10
            } else {
                70
            }
        }
        (U, E) => 60,
        (A, I) => 70,
        (A | U, _) => 80,
        _ => SLIP,
    }
}

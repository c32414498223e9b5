//! Names of people, as they sound: one key for the many ways a name is written in Arabic and in Latin letters, how far
//! two spellings are apart, and whether two names are the same name. Pure.
//!
//! 2026-11-27. A name is taken apart into units (particles go with what they belong to, articles go), a unit is read
//! as sounds, and its key is what no spelling changes: the consonants, less what is written now one way and now
//! another. A key only says what is worth comparing; how far two units are apart is reckoned sound by sound, by what
//! their scripts leave out: Arabic its short vowels, Latin letters the length and the ayn. Refused: Soundex and its
//! kin, which know no Arabic, and a list of equal names, which the next name is not in.
mod costs;
mod distance;
mod keys;
mod likeness;
mod sounds;
mod units;

pub use distance::{Reading, begins, begins_within, distance, distance_within};
pub use keys::{VOWELS, keys, near};
pub use likeness::{Likeness, Reason, Verdict, likeness};
pub use units::{apart, is_pair, pair, pairs, units, words};

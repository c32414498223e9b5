//! What is asked for beside a name: a place, a unit, a skill; by parameters of their own, or by words of the search.
//!
//! 2026-11-27. A name comes first: words that are of a name and of a place («الغزواني», «تاونات») find whoever is called so
//! before whoever lives there. What is beside narrows the same look-up of words, so a search finds within it what it would
//! have found without. Refused: words of places and skills beside those of every name in the index, which the consent to a
//! skill and the reach of whoever asks could not be kept to.
mod actions;
mod rules;
mod store;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::reach::Within;

pub(super) use actions::{asked, read_among, seen};
pub(super) use store::there;

/// To what a search is narrowed: the caller's reach, and what is asked for beside a name.
#[derive(Debug, Clone)]
pub(super) struct Narrowed {
    pub(super) today: NaiveDate,
    /// Where somebody lives, belongs or holds office, all of them; and whether many live there.
    pub(super) places: Vec<(Arc<Within>, bool)>,
    /// Of each of these lists of skills he or she has one; and whether many have.
    pub(super) skills: Vec<(Vec<String>, bool)>,
}

impl Narrowed {
    /// Whether it is narrowed to nothing at all.
    pub(super) fn is_wide(&self) -> bool {
        self.places.is_empty() && self.skills.is_empty()
    }
}

/// What some words of a search are beside the name: what is left of it, to what it is narrowed, and by which words.
pub(super) struct Apart {
    pub(super) rest: String,
    pub(super) narrowed: Narrowed,
    pub(super) words: Vec<String>,
}

//! What a verification of the log tells.
use std::fmt;

use super::super::merkle::Hash;

/// The most that is told of what is wrong.
pub(super) const MOST: usize = 100;

/// One thing that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amiss {
    /// Where in the log, if at one place.
    pub position: Option<i64>,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Amiss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some(position) => write!(f, "position {position}: {}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many entries the log has.
    pub entries: u64,
    /// The root over them.
    pub root: Hash,
    /// How many of them have had their content erased.
    pub erased: u64,
    /// How many entries wait for their position.
    pub waiting: i64,
    /// How many checkpoints were examined.
    pub checkpoints: usize,
    /// What is not as it was; the first hundred.
    pub amiss: Vec<Amiss>,
}

impl Report {
    pub(super) fn tell(&mut self, position: impl Into<Option<i64>>, what: impl Into<String>) {
        if self.amiss.len() < MOST {
            self.amiss.push(Amiss { position: position.into(), what: what.into() });
        }
    }

    /// Takes up what was found in a part of the log.
    pub(super) fn add(&mut self, part: Self) {
        self.erased = self.erased.saturating_add(part.erased);
        let room = MOST.saturating_sub(self.amiss.len());
        self.amiss.extend(part.amiss.into_iter().take(room));
    }
}

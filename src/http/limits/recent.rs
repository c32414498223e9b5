//! What is remembered of the latest callers, in bounded memory.
use std::collections::HashMap;
use std::hash::Hash;
use std::mem;
use std::sync::{Mutex, PoisonError};

use governor::nanos::Nanos;
use governor::state::StateStore;

/// Values by key, of the latest keys alone: when `most` of them are young the old ones are forgotten, and the young
/// grow old. It never holds more than twice `most`, and forgets no key that came among the last `most`.
pub(super) struct Recent<K, V> {
    young: HashMap<K, V>,
    old: HashMap<K, V>,
    most: usize,
}

impl<K: Hash + Eq, V: Default> Recent<K, V> {
    pub(super) fn new(most: usize) -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), most }
    }

    /// The value of `key`: as it was, or a new one.
    pub(super) fn of(&mut self, key: K) -> &mut V {
        if self.young.len() >= self.most && !self.young.contains_key(&key) {
            self.old = mem::take(&mut self.young);
        }
        let Self { young, old, .. } = self;
        young.entry(key).or_insert_with_key(|key| old.remove(key).unwrap_or_default())
    }
}

/// How full each bucket is.
pub(super) struct Levels<K>(Mutex<Recent<K, Option<Nanos>>>);

impl<K: Hash + Eq> Levels<K> {
    pub(super) fn new(most: usize) -> Self {
        Self(Mutex::new(Recent::new(most)))
    }
}

impl<K: Hash + Eq + Clone> StateStore for Levels<K> {
    type Key = K;

    fn measure_and_replace<T, F, E>(&self, key: &K, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut levels = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let level = levels.of(key.clone());
        let (decided, new) = decide(*level)?;
        *level = Some(new);
        Ok(decided)
    }
}

#[cfg(test)]
mod tests {
    use super::Recent;

    #[test]
    fn the_latest_keys_are_remembered_in_bounded_memory() {
        let mut recent = Recent::<u32, u32>::new(10);
        for key in 0..1_000 {
            *recent.of(key) = key;
            // Each look is one of the latest ten too.
            assert_eq!(*recent.of(key.saturating_sub(4)), key.saturating_sub(4));
            assert!(recent.young.len() + recent.old.len() <= 20);
        }
        assert_eq!(*recent.of(1), 0);
    }
}

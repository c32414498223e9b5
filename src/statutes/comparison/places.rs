//! The items of two lists, each with its counterpart.
use std::collections::{HashMap, HashSet};

use serde_json::Value;

/// The items of a list that have found no counterpart yet, by name. Several may bear one name, as quotas of one group.
pub(super) struct Places<'a> {
    items: &'a [Value],
    left: HashMap<String, Vec<usize>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(items: &'a [Value], keys: &[&str]) -> Self {
        let mut left: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            left.entry(named(item, keys)).or_default().push(index);
        }
        Self { items, left }
    }

    /// Whether an item of that name is equal: it then has its counterpart.
    pub(super) fn take_equal(&mut self, name: &str, item: &Value) -> bool {
        let Some(left) = self.left.get_mut(name) else { return false };
        let same = left.iter().position(|index| self.items.get(*index) == Some(item));
        same.map(|place| left.remove(place)).is_some()
    }

    /// The first item of that name that has no counterpart yet.
    pub(super) fn take_first(&mut self, name: &str) -> Option<&'a Value> {
        let left = self.left.get_mut(name).filter(|left| !left.is_empty())?;
        self.items.get(left.remove(0))
    }

    /// Those that have none, in their order.
    pub(super) fn rest(self) -> impl Iterator<Item = (usize, &'a Value)> {
        let left: HashSet<usize> = self.left.into_values().flatten().collect();
        self.items.iter().enumerate().filter(move |(index, _)| left.contains(index))
    }
}

/// What tells an item from the others of its list.
pub(super) fn named(item: &Value, keys: &[&str]) -> String {
    let words = keys.iter().filter_map(|key| item.get(key).and_then(Value::as_str));
    words.collect::<Vec<_>>().join("/")
}

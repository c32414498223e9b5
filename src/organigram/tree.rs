//! A tree of bodies, visited from the top, parents before children: put back together, or written as it comes. Pure.
use std::collections::HashMap;

use crate::bodies::BodyId;
use crate::error::{Problem, Result};

use super::model::Chart;

/// The root and all below it, in the order they are told, with their depths; siblings in the order they were formed.
pub(super) fn in_order(root: BodyId, found: &[(BodyId, Option<BodyId>)]) -> Vec<(BodyId, usize)> {
    let mut below: HashMap<BodyId, Vec<BodyId>> = HashMap::new();
    for (id, parent) in found.iter().filter(|(id, _)| *id != root) {
        if let Some(parent) = parent {
            below.entry(*parent).or_default().push(*id);
        }
    }
    let mut order = Vec::with_capacity(found.len());
    let mut waiting = vec![(root, 0_usize)];
    while let Some((id, depth)) = waiting.pop() {
        order.push((id, depth));
        let mut children = below.remove(&id).unwrap_or_default();
        children.sort_unstable_by(|one, other| other.cmp(one));
        waiting.extend(children.into_iter().map(|child| (child, depth.saturating_add(1))));
    }
    order
}

/// Puts a tree together.
#[derive(Default)]
pub(super) struct Nesting(Vec<Chart>);

impl Nesting {
    /// Takes the next body, at its depth.
    pub(super) fn add(&mut self, chart: Chart, depth: usize) {
        self.close(depth);
        self.0.push(chart);
    }

    /// Hangs whatever is open at `depth` and below under its parent.
    fn close(&mut self, depth: usize) {
        while self.0.len() > depth.max(1) {
            let child = self.0.pop();
            if let Some(parent) = self.0.last_mut() {
                parent.children.extend(child);
            }
        }
    }

    /// The root, with everything below it.
    pub(super) fn end(mut self) -> Option<Chart> {
        self.close(1);
        self.0.pop()
    }
}

/// Writes a tree as JSON.
#[derive(Default)]
pub(super) struct Writing {
    text: Vec<u8>,
    /// How many bodies are begun and not ended.
    open: usize,
}

impl Writing {
    /// Writes the next body, at its depth. It has no children yet, and these are its last field.
    pub(super) fn add(&mut self, chart: &Chart, depth: usize) -> Result<()> {
        let is_sibling = self.open > depth;
        self.close(depth);
        if is_sibling {
            self.text.push(b',');
        }
        serde_json::to_writer(&mut self.text, chart).map_err(Problem::internal)?;
        if !self.text.ends_with(END) {
            return Err(Problem::internal("a chart does not end with its children"));
        }
        self.text.truncate(self.text.len().saturating_sub(END.len()));
        self.open = depth.saturating_add(1);
        Ok(())
    }

    fn close(&mut self, depth: usize) {
        for _ in depth..self.open {
            self.text.extend_from_slice(END);
        }
        self.open = self.open.min(depth);
    }

    /// The whole text.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.close(0);
        self.text
    }
}

/// How a body without children ends.
const END: &[u8] = b"]}";

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn id(number: u128) -> BodyId {
        BodyId(uuid::Uuid::from_u128(number))
    }

    fn alone(id: BodyId) -> Chart {
        Chart {
            id,
            slug: "body".to_owned(),
            r#type: "pole".to_owned(),
            kind: "pole".to_owned(),
            name: "]}".to_owned(),
            territory: "03".to_owned(),
            as_of: NaiveDate::MIN,
            positions: Vec::new(),
            children: Vec::new(),
        }
    }

    #[test]
    fn parents_come_before_children_and_siblings_as_they_were_formed() {
        let found = [(id(1), None), (id(5), Some(id(1))), (id(3), Some(id(1))), (id(4), Some(id(3)))];
        let order = in_order(id(1), &found);
        assert_eq!(order, [(id(1), 0), (id(3), 1), (id(4), 2), (id(5), 1)]);
    }

    proptest! {
        #[test]
        fn a_tree_is_written_as_it_would_be_whole(parents in prop::collection::vec(0_u128..30, 0..30)) {
            // Each body hangs under one that was formed before it.
            let mut found = vec![(id(0), None)];
            for (number, parent) in (1_u128..).zip(parents) {
                found.push((id(number), Some(id(parent.min(number.saturating_sub(1))))));
            }
            let order = in_order(id(0), &found);
            prop_assert_eq!(order.len(), found.len());
            let (mut nesting, mut writing) = (Nesting::default(), Writing::default());
            for (id, depth) in order {
                nesting.add(alone(id), depth);
                writing.add(&alone(id), depth).unwrap();
            }
            let whole = nesting.end().unwrap();
            prop_assert_eq!(String::from_utf8(writing.end()).unwrap(), serde_json::to_string(&whole).unwrap());
        }
    }
}

//! What a reader's window lists beside the pages: the names of sections, and where they begin.
use pdf_writer::{Pdf, Ref, TextStr};

use super::super::look::SHEET;
use super::super::tree::{Node, Tree};
use super::{Numbers, number};

/// Where sections begin: which, on which page, and how far above its foot.
#[derive(Default)]
pub(super) struct Outline(Vec<(Node, usize, f32)>);

impl Outline {
    /// Notes where a part is first seen.
    pub(super) fn note(&mut self, node: Node, page: usize, down: f32) {
        if self.0.last().is_none_or(|(last, ..)| *last != node) {
            self.0.push((node, page, SHEET.1 - down));
        }
    }

    /// Writes the list, if there is anything to list.
    pub(super) fn write(
        self,
        tree: &Tree,
        pages: &[Ref],
        numbers: &mut Numbers,
        pdf: &mut Pdf,
    ) -> Option<Ref> {
        let named = |(node, page, up): (Node, usize, f32)| {
            let name = tree.parts.get(node)?.name.as_deref()?;
            Some((name, *pages.get(page)?, up))
        };
        let entries: Vec<(&str, Ref, f32)> = self.0.into_iter().filter_map(named).collect();
        let root = numbers.next();
        let items = numbers.many(entries.len());
        let (first, last) = (items.first()?, items.last()?);
        pdf.outline(root).first(*first).last(*last).count(number(items.len()));
        for (place, (item, (name, page, up))) in items.iter().zip(entries).enumerate() {
            let mut entry = pdf.outline_item(*item);
            entry.title(TextStr(name)).parent(root);
            if let Some(before) = place.checked_sub(1).and_then(|place| items.get(place)) {
                entry.prev(*before);
            }
            if let Some(after) = items.get(place.saturating_add(1)) {
                entry.next(*after);
            }
            entry.dest().page(page).xyz(0.0, up, None);
        }
        Some(root)
    }
}

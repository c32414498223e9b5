//! What of each page belongs to which part of the paper.
use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::{Finish as _, Pdf, Ref};

use super::super::tree::{Node, PAPER, Role, Tree};
use super::{Numbers, number};

/// Of each part, where it is seen: on which page, and as which of what is marked there.
pub(super) struct Tags<'a> {
    /// The parts.
    pub(super) tree: &'a Tree,
    seen: Vec<Vec<(usize, i32)>>,
    /// Of each page, which part each mark on it belongs to.
    pages: Vec<Vec<Node>>,
}

impl<'a> Tags<'a> {
    /// Of these parts, none of which has been seen.
    pub(super) fn new(tree: &'a Tree) -> Self {
        Self { tree, seen: vec![Vec::new(); tree.parts.len()], pages: Vec::new() }
    }

    /// Begins another page.
    pub(super) fn turn(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Marks something on this page as of a part; answers its number there.
    pub(super) fn mark(&mut self, node: Node) -> i32 {
        let page = self.pages.len().saturating_sub(1);
        let Some(marks) = self.pages.last_mut() else { return 0 };
        let mark = number(marks.len());
        marks.push(node);
        if let Some(seen) = self.seen.get_mut(node) {
            seen.push((page, mark));
        }
        mark
    }

    /// Writes the parts, and to which each mark belongs; answers where they are found.
    pub(super) fn write(self, pages: &[Ref], numbers: &mut Numbers, pdf: &mut Pdf) -> Ref {
        let root = numbers.next();
        let nodes = numbers.many(self.tree.parts.len());
        let of = |node: &Node| nodes.get(*node).copied();
        let by_page = numbers.many(self.pages.len());
        for (list, marks) in by_page.iter().zip(&self.pages) {
            pdf.indirect(*list).array().items(marks.iter().filter_map(of));
        }
        let mut whole = pdf.indirect(root).start::<pdf_writer::writers::StructTreeRoot<'_>>();
        whole.children().items(of(&PAPER));
        let mut parents = whole.parent_tree();
        let mut lists = parents.nums();
        for (page, list) in by_page.iter().enumerate() {
            lists.insert(number(page), *list);
        }
        lists.finish();
        parents.finish();
        whole.parent_tree_next_key(number(by_page.len()));
        whole.finish();
        for ((part, seen), node) in self.tree.parts.iter().zip(&self.seen).zip(&nodes) {
            let mut element = pdf.struct_element(*node);
            element.kind(role(part.role)).parent(part.parent.as_ref().and_then(of).unwrap_or(root));
            if part.role == Role::Column {
                element.attributes().push().table().scope(TableHeaderScope::Column);
            }
            let mut parts = element.children();
            for (page, mark) in seen {
                if let Some(page) = pages.get(*page) {
                    parts.marked_content_ref().page(*page).marked_content_id(*mark);
                }
            }
            for part in part.parts.iter().filter_map(of) {
                parts.struct_element(part);
            }
        }
        root
    }
}

/// A part as the format calls it.
fn role(role: Role) -> StructRole {
    match role {
        Role::Document => StructRole::Document,
        Role::Title => StructRole::H1,
        Role::Heading => StructRole::H2,
        Role::Paragraph => StructRole::P,
        Role::List => StructRole::L,
        Role::Item => StructRole::LI,
        Role::Label => StructRole::Lbl,
        Role::Body => StructRole::LBody,
        Role::Table => StructRole::Table,
        Role::Row => StructRole::TR,
        Role::Column => StructRole::TH,
        Role::Cell => StructRole::TD,
    }
}

/// A part as it is called beside what is drawn of it.
pub(super) fn tag(part: Role) -> &'static [u8] {
    match part {
        Role::Document => b"Document",
        Role::Title => b"H1",
        Role::Heading => b"H2",
        Role::Paragraph => b"P",
        Role::List => b"L",
        Role::Item => b"LI",
        Role::Label => b"Lbl",
        Role::Body => b"LBody",
        Role::Table => b"Table",
        Role::Row => b"TR",
        Role::Column => b"TH",
        Role::Cell => b"TD",
    }
}

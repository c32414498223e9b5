//! What a paper is made of, for whoever has it read aloud: its parts in their order, whatever page they are on.

/// Which part.
pub(super) type Node = usize;

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The paper.
    Document,
    /// Its title.
    Title,
    /// The name of a section.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// A thing of a list.
    Item,
    /// Its number, or the sign before it.
    Label,
    /// What it is.
    Body,
    /// A table.
    Table,
    /// A row of it.
    Row,
    /// The name of a column.
    Column,
    /// A cell.
    Cell,
}

/// A part, what it is in, and what is in it.
#[derive(Debug)]
pub(super) struct Part {
    /// What it is.
    pub(super) role: Role,
    /// What it is in; the paper is in nothing.
    pub(super) parent: Option<Node>,
    /// The parts it has, in their order.
    pub(super) parts: Vec<Node>,
    /// What it says, of what is looked for in a list of contents.
    pub(super) name: Option<String>,
}

/// All parts.
#[derive(Debug)]
pub(super) struct Tree {
    /// Each of them; the paper first.
    pub(super) parts: Vec<Part>,
}

/// The paper itself.
pub(super) const PAPER: Node = 0;

impl Tree {
    /// A paper without parts.
    pub(super) fn new() -> Self {
        let paper = Part { role: Role::Document, parent: None, parts: Vec::new(), name: None };
        Self { parts: vec![paper] }
    }

    /// Another part, at the end of what it is in.
    pub(super) fn add(&mut self, parent: Node, role: Role) -> Node {
        let node = self.parts.len();
        self.parts.push(Part { role, parent: Some(parent), parts: Vec::new(), name: None });
        if let Some(parent) = self.parts.get_mut(parent) {
            parent.parts.push(node);
        }
        node
    }

    /// Another part of the paper that is found by its name.
    pub(super) fn named(&mut self, role: Role, name: &str) -> Node {
        let node = self.add(PAPER, role);
        if let Some(part) = self.parts.get_mut(node) {
            part.name = Some(name.replace(['\u{2068}', '\u{2069}'], ""));
        }
        node
    }
}

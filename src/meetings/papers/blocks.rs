//! What a paper is made of, whatever form it is written in.
use crate::words::Language;

/// A paper as it is composed, to be written in any form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paper {
    /// The language it is in, and with it the way it runs.
    pub(super) language: Language,
    /// What a file of it is called, without the end that tells its form.
    pub(super) file_name: String,
    /// Its parts, from the top.
    pub(super) blocks: Vec<Block>,
}

/// A part of a paper. Texts hold no breaks of lines; what runs the other way in them is set apart by isolates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Whose paper it is: the bodies, from the highest down.
    Letterhead(Vec<String>),
    /// What it is.
    Title(String),
    /// What it is about.
    Subtitle(String),
    /// How far it is.
    Mark(Mark),
    /// The name of a section.
    Heading(String),
    /// A paragraph of a section.
    Paragraph(String),
    /// Things one after the other.
    List(Vec<Entry>),
    /// Things in columns.
    Table(Table),
    /// Who signs it.
    Signatures(Vec<Signature>),
}

/// How far a paper is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// What is said of it.
    pub(super) text: String,
    /// Whether it still may change.
    pub(super) is_draft: bool,
}

/// One thing of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The number it is recorded under; none in a list without numbers.
    pub(super) number: Option<i64>,
    /// What it is.
    pub(super) text: String,
    /// What is said of it, in paragraphs.
    pub(super) lines: Vec<String>,
    /// What belongs to it, point by point.
    pub(super) points: Vec<String>,
}

/// Things in columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// What the columns are.
    pub(super) columns: Vec<String>,
    /// The rows, each as long as there are columns.
    pub(super) rows: Vec<Vec<String>>,
}

/// A place to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signature {
    /// As what somebody signs.
    pub(super) role: String,
    /// Who signs.
    pub(super) name: String,
    /// What that person is in the body.
    pub(super) office: Option<String>,
    /// That he or she has signed, where that is recorded.
    pub(super) signed: Option<String>,
}

impl Entry {
    /// A thing without a number, and nothing said of it.
    pub(super) fn plain(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

//! What is particular to one case of a problem.
use crate::words::Language;

/// What is particular to one case of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// An id, a slug, a place, a word: the same in every language.
    Named(String),
    /// A sentence, in Arabic, French and English; boxed because it is rare.
    Said(Box<[String; 3]>),
}

impl Detail {
    /// The detail in `language`.
    pub fn says(&self, language: Language) -> &str {
        match self {
            Self::Named(name) => name,
            Self::Said(says) => language.of(says.each_ref()).as_str(),
        }
    }
}

impl From<&str> for Detail {
    fn from(name: &str) -> Self {
        Self::Named(name.to_owned())
    }
}

impl From<String> for Detail {
    fn from(name: String) -> Self {
        Self::Named(name)
    }
}

impl From<[String; 3]> for Detail {
    fn from(says: [String; 3]) -> Self {
        Self::Said(Box::new(says))
    }
}

impl From<[&str; 3]> for Detail {
    fn from(says: [&str; 3]) -> Self {
        Self::Said(Box::new(says.map(str::to_owned)))
    }
}

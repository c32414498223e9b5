//! The words every room uses: languages, labels, text, days, ordinals, folding for search.
mod calendar;
mod clause_text;
mod content_line;
mod days;
mod digits;
mod distinct;
mod exact;
mod fault;
mod few;
mod figures;
mod fold;
mod gender;
pub mod hex;
mod iso;
mod labels;
mod language;
mod long_day;
mod moved;
pub mod names;
mod ordinals;
mod phrases;
mod slug;
mod tenure;
mod text;

pub use calendar::{Calendar, Event, EventStatus, When};
pub use clause_text::ClauseText;
pub use content_line::{content_line, content_value};
pub use days::{PartialDate, civil_day};
pub(crate) use digits::{push_digest, push_number};
pub use distinct::Distinct;
pub use exact::{ExactDay, exact_day, exact_day_if_any, is_written};
pub use fault::{FAULTS, Fault, FaultKind, FaultSentence, Faults};
pub use few::{few, few_if_any};
pub use figures::{plain_figure, plain_figures};
pub use fold::{fold, fold_sort, search_words};
pub use gender::Gender;
pub(crate) use iso::{Written, read_day};
pub use labels::Labels;
pub use language::Language;
pub use long_day::{long_day, long_partial_day, written_day, written_hour};
pub use moved::last_of_years;
pub use ordinals::ordinal;
pub(crate) use phrases::{filled, phrases};
pub use slug::{Slug, slugify};
pub use tenure::{Certainty, Tenure};
pub use text::{Line, Paragraphs, isolate};

/// The word an enum is stored and spoken as, from its serde form.
pub fn word(of: impl serde::Serialize) -> String {
    match serde_json::to_value(of) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The enum a stored word stands for.
pub fn of_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

//! The words every room uses: languages, labels, text, days, ordinals, folding for search.
mod clause_text;
mod days;
mod fault;
mod fold;
mod gender;
mod labels;
mod language;
mod ordinals;
mod slug;
mod text;

pub use clause_text::ClauseText;
pub use days::{DateFault, PartialDate, civil_day};
pub use fault::Fault;
pub use fold::{fold, fold_sort};
pub use gender::Gender;
pub use labels::Labels;
pub use language::Language;
pub use ordinals::ordinal;
pub use slug::{Slug, SlugFault, slugify};
pub use text::{Line, Paragraphs, TextFault, isolate};

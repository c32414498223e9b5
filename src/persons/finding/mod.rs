//! Finding a person: by a name however it is spelt, in either script, by its beginning, with a slip of the pen, or by a
//! number, in a place, of a unit, with a skill; the best first, and why.
//!
//! 2026-11-27. Two tables. `name_words` has every word of every name once, with the keys of what it sounds like;
//! `person_words` has who bears it. So a search settles first which words are meant, among some tens of thousands, and
//! ranks them there; only then does it look for persons, the nearest words first, in the order of an index, and stops
//! when it has enough. The words of one name stand there two by two as well, each pair as one: so the work is bounded by
//! what is asked for, not by how many are called so, of two common words too. Both tables are kept by the store of
//! persons in the transaction of the person. Refused: keys beside every person (three times as many rows, and a common
//! key says nothing of which of its names is meant), and groups of three letters (they know neither the sound nor the
//! order, and cost a search what the list has of hits).
mod actions;
mod beside;
mod catch_up;
mod model;
mod rules;
mod store;

pub use actions::alike;
pub(super) use actions::find;
pub use catch_up::WhenRead;
pub(crate) use catch_up::catch_up;
pub use model::{FindQuery, Found, FoundBy, PersonFound};
pub(super) use store::{forget, learn, learn_all, learn_later, people, unlearn};

//! What of a person is private - the day of birth, and how he or she is reached where that is not for anybody - in an
//! envelope under the person's own key.
//!
//! 2026-11-28. The envelope stands in the row, and is good there alone, in that version. Beside it stand in the clear the
//! contacts that anybody may be told; a mark of each private number, by which it is found whole; and a mark of the day of
//! birth together with the name, by which a row of an import recognizes somebody. Whoever takes the disk has no number, no
//! address and no birthday. Refused: marks of the beginnings of numbers, of which few tell the number; and one mark of a day
//! of birth for everybody, whose hundred years are soon tried.
mod catch_up;
mod envelope;
mod marks;

pub(crate) use catch_up::seal_all;
pub(super) use envelope::{Envelope, Private, Sealed, seal, seal_many};
pub use marks::BirthMark;
pub(super) use marks::{birth_mark, is_of_a_number, number_mark};

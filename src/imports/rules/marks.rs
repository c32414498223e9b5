//! By what the rows of an import are told apart: a mark for each thing that no two of them may share.
//!
//! 2026-11-27. Kept beside the rows they are of, some hundred together, and compared as a whole once all rows were looked
//! at. Refused: an index of keys, in which every row of a million changes five pages anywhere.
use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::super::flaws::Refusal as Flaw;

/// What is wrong where two rows share a mark: it tells so by its last bits.
const FLAWS: [Flaw; 3] = [Flaw::RowStandsTwice, Flaw::ReferenceStandsTwice, Flaw::NumberStandsTwice];
/// How many bytes a mark takes beside its place.
const WIDTH: usize = 16;
/// How many marks are compared at once: what that takes in memory is bounded, however many there are.
const AT_ONCE: i64 = 1_000_000;
/// No row has more marks than this, but a few.
const OF_A_ROW: i64 = 8;

/// Something that no two rows of one import may share; tells nothing of what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::imports) struct Mark(u64);

impl Mark {
    /// The mark of a text of some kind.
    pub(super) fn of(kind: char, text: &str, flaw: Flaw) -> Self {
        let digest = Sha256::new()
            .chain_update([u8::try_from(kind).unwrap_or_default()])
            .chain_update(text)
            .finalize();
        let first = digest.first_chunk::<8>().copied().unwrap_or_default();
        let which = FLAWS.iter().position(|known| *known == flaw).unwrap_or_default();
        Self(u64::from_le_bytes(first) & !3 | u64::try_from(which).unwrap_or_default())
    }

    /// The mark under a key, of what it is without: nobody tries names, births and numbers until one of them fits.
    pub(in crate::imports) fn under(self, key: impl Fn(&[&str]) -> [u8; 32]) -> Self {
        let digest = key(&["import", &format!("{:x}", self.0)]);
        let first = digest.first_chunk::<8>().copied().unwrap_or_default();
        Self(u64::from_le_bytes(first) & !3 | self.0 & 3)
    }

    /// What is wrong with the second row that has it.
    fn flaw(self) -> Flaw {
        let which = usize::try_from(self.0 & 3).unwrap_or_default();
        FLAWS.get(which).copied().unwrap_or(Flaw::RowStandsTwice)
    }
}

/// Marks with the places of their rows, as they are kept.
pub(in crate::imports) fn written(marks: &[(Mark, i64)]) -> Vec<u8> {
    marks.iter().flat_map(|(mark, place)| [mark.0.to_le_bytes(), place.to_le_bytes()]).flatten().collect()
}

/// In how many parts the marks of so many rows are compared.
pub(in crate::imports) fn parts(rows: i64) -> i64 {
    rows.saturating_mul(OF_A_ROW).saturating_sub(1).div_euclid(AT_ONCE).saturating_add(1).max(1)
}

/// The marks of one part.
pub(in crate::imports) struct Comparison {
    part: i64,
    of: i64,
    marks: Vec<(Mark, i64)>,
}

impl Comparison {
    /// Of this part, of so many.
    pub(in crate::imports) fn new(part: i64, of: i64) -> Self {
        Self { part, of, marks: Vec::new() }
    }

    /// Takes in those of its part.
    pub(in crate::imports) fn take(&mut self, written: &[u8]) {
        let part =
            |mark: u64| i64::try_from(mark >> 2).unwrap_or_default().checked_rem(self.of).unwrap_or_default();
        let half =
            |bytes: &[u8]| bytes.first_chunk::<8>().copied().map(u64::from_le_bytes).unwrap_or_default();
        for one in written.chunks_exact(WIDTH) {
            let (mark, place) = one.split_at(WIDTH / 2);
            let mark = half(mark);
            if part(mark) == self.part {
                self.marks.push((Mark(mark), half(place).cast_signed()));
            }
        }
    }

    /// The rows that have a mark which an earlier row has, with what is wrong with each.
    pub(in crate::imports) fn twice(mut self) -> BTreeMap<i64, Flaw> {
        self.marks.sort_unstable();
        let mut twice = BTreeMap::new();
        for same in self.marks.chunk_by(|one, other| one.0 == other.0) {
            let Some((mark, first)) = same.first() else { continue };
            for (_, place) in same.iter().filter(|(_, place)| place != first) {
                twice.entry(*place).or_insert_with(|| mark.flaw());
            }
        }
        twice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(of: i64, marks: &[(Mark, i64)]) -> BTreeMap<i64, Flaw> {
        let mut all = BTreeMap::new();
        for part in 0..of {
            let mut comparison = Comparison::new(part, of);
            for some in marks.chunks(3) {
                comparison.take(&written(some));
            }
            all.extend(comparison.twice());
        }
        all
    }

    #[test]
    fn the_first_row_with_a_mark_is_taken_and_the_others_are_told_why_they_are_not() {
        let row = |text: &str| Mark::of('b', text, Flaw::RowStandsTwice);
        let reference = |text: &str| Mark::of('r', text, Flaw::ReferenceStandsTwice);
        let marks = [
            (reference("1"), 2),
            (row("a"), 2),
            (row("a"), 2),
            (reference("2"), 3),
            (row("b"), 3),
            (reference("1"), 4),
            (row("c"), 4),
            (reference("9"), 9),
            (row("b"), 9),
        ];
        let expected = BTreeMap::from([(4, Flaw::ReferenceStandsTwice), (9, Flaw::RowStandsTwice)]);
        for of in [1, 2, 3, 7] {
            assert_eq!(compared(of, &marks), expected, "{of} parts");
        }
        assert_ne!(Mark::of('b', "1", Flaw::RowStandsTwice), Mark::of('p', "1", Flaw::RowStandsTwice));
    }

    #[test]
    fn what_is_compared_at_once_is_bounded() {
        assert_eq!([0, 1, 100_000, 125_000, 125_001, 1_000_000].map(parts), [1, 1, 1, 1, 2, 8]);
    }
}

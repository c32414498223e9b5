//! The nodes of the tree, as the database keeps them: leaves and tiles.
use diesel::prelude::*;

use crate::db::{AnyConnection, journal_leaves, journal_tiles};
use crate::error::{Problem, Result};

use super::super::merkle::{Growing, Hash, Nodes};

/// The tree in the database.
pub(super) struct Stored<'a>(pub(super) &'a mut AnyConnection);

fn number(number: u64) -> Result<i64> {
    i64::try_from(number).map_err(Problem::internal)
}

/// A hash read from the database.
pub(super) fn hash(bytes: &[u8]) -> Result<Hash> {
    bytes.try_into().map_err(|_other| Problem::internal("a hash of the log has another length"))
}

impl Nodes for Stored<'_> {
    fn nodes(&mut self, level: u32, first: u64, count: u64) -> Result<Vec<Hash>> {
        let (from, end) = (number(first)?, number(first.saturating_add(count))?);
        let found: Vec<Vec<u8>> = if level == 0 {
            journal_leaves::table
                .filter(journal_leaves::position.ge(from))
                .filter(journal_leaves::position.lt(end))
                .order(journal_leaves::position)
                .select(journal_leaves::hash)
                .load(self.0)?
        } else {
            journal_tiles::table
                .filter(journal_tiles::level.eq(i64::from(level)))
                .filter(journal_tiles::number.ge(from))
                .filter(journal_tiles::number.lt(end))
                .order(journal_tiles::number)
                .select(journal_tiles::hash)
                .load(self.0)?
        };
        if u64::try_from(found.len()).ok() != Some(count) {
            return Err(Problem::internal("the log lacks nodes: run `amana journal verify`"));
        }
        found.iter().map(|bytes| hash(bytes)).collect()
    }
}

impl Stored<'_> {
    /// How many leaves there are.
    pub(super) fn size(&mut self) -> Result<u64> {
        let last: Option<i64> =
            journal_leaves::table.select(diesel::dsl::max(journal_leaves::position)).first(self.0)?;
        let size = last.map_or(Some(0), |last| last.checked_add(1)).and_then(|size| u64::try_from(size).ok());
        size.ok_or_else(|| Problem::internal("the positions of the log make no sense"))
    }

    /// The tree as it is, to be continued.
    pub(super) fn growing(&mut self) -> Result<Growing> {
        let size = self.size()?;
        Growing::at(self, size)
    }
}

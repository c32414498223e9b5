//! That an entry is in the log, and that a log continues another.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::db::{Tx, journal_checkpoints, journal_leaves};
use crate::error::{Problem, Result};
use crate::http::QueryForm;
use crate::words::{FaultKind, hex};

use super::super::merkle::{self, Hash};
use super::super::model::EntryId;
use super::super::rules::Refusal;
use super::nodes::Stored;

/// In which tree an entry is to be found.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InclusionQuery {
    /// The size of the tree: that of the newest checkpoint, or of the log as it is where the entry is newer, if absent.
    #[param(minimum = 1)]
    pub size: Option<u64>,
}

impl QueryForm for InclusionQuery {
    const LISTS: bool = false;
}

/// Which trees are compared.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ConsistencyQuery {
    /// The size of the earlier tree.
    #[param(minimum = 1)]
    pub from: u64,
    /// The size of the later tree.
    #[param(minimum = 1)]
    pub to: u64,
}

impl QueryForm for ConsistencyQuery {
    const LISTS: bool = false;
}

/// What proves that an entry is in the log (RFC 6962, section 2.1.1).
#[derive(Debug, Serialize, ToSchema)]
pub struct Inclusion {
    /// The entry.
    pub entry_id: EntryId,
    /// Its position.
    pub position: u64,
    /// The size of the tree.
    pub size: u64,
    /// The hash of its leaf, in hexadecimal.
    pub leaf_hash: String,
    /// The root of the tree, in hexadecimal.
    pub root_hash: String,
    /// The hashes on the way from the leaf to the root, in hexadecimal.
    pub path: Vec<String>,
}

/// What proves that a tree is the beginning of another (RFC 6962, section 2.1.2).
#[derive(Debug, Serialize, ToSchema)]
pub struct Consistency {
    /// The size of the earlier tree.
    pub from: u64,
    /// The size of the later tree.
    pub to: u64,
    /// The root of the earlier tree, in hexadecimal.
    pub from_root_hash: String,
    /// The root of the later tree, in hexadecimal.
    pub to_root_hash: String,
    /// The hashes that prove it, in hexadecimal.
    pub path: Vec<String>,
}

fn written(path: &[Hash]) -> Vec<String> {
    path.iter().map(|hash| hex::written(hash)).collect()
}

/// Proves that an entry is in the tree asked for.
pub(in super::super) fn inclusion(tx: &mut Tx<'_>, id: EntryId, query: &InclusionQuery) -> Result<Inclusion> {
    let leaf: Option<(i64, Vec<u8>)> = journal_leaves::table
        .filter(journal_leaves::entry_id.eq(id))
        .select((journal_leaves::position, journal_leaves::hash))
        .first(tx.conn)
        .optional()?;
    let Some((position, hash)) = leaf else {
        // Either it waits to be sealed, or there is none.
        super::super::actions::show(tx, id)?;
        return Err(Refusal::EntryIsNotInTheLog.into());
    };
    let position = u64::try_from(position).map_err(Problem::internal)?;
    let whole = Stored(&mut *tx.conn).size()?;
    let size = match query.size {
        Some(size) => size,
        None => signed(tx)?.filter(|size| position < *size).unwrap_or(whole),
    };
    if size > whole {
        return Err(Refusal::LogIsShorter.into());
    }
    if position >= size {
        return Err(Refusal::EntryIsNotInTheLog.into());
    }
    let mut nodes = Stored(&mut *tx.conn);
    let root = merkle::tree(&mut nodes, size)?;
    let path = merkle::inclusion(&mut nodes, position, size)?;
    Ok(Inclusion {
        entry_id: id,
        position,
        size,
        leaf_hash: hex::written(&hash),
        root_hash: hex::written(&root),
        path: written(&path),
    })
}

/// The size of the newest checkpoint.
fn signed(tx: &mut Tx<'_>) -> Result<Option<u64>> {
    let size: Option<i64> =
        journal_checkpoints::table.select(diesel::dsl::max(journal_checkpoints::size)).first(tx.conn)?;
    size.map(|size| u64::try_from(size).map_err(Problem::internal)).transpose()
}

/// Proves that the earlier tree is the beginning of the later.
pub(in super::super) fn consistency(tx: &mut Tx<'_>, query: &ConsistencyQuery) -> Result<Consistency> {
    let (from, to) = (query.from, query.to);
    let mut nodes = Stored(&mut *tx.conn);
    if from > to || to > nodes.size()? {
        return Err(Refusal::LogIsShorter.into());
    }
    if from == 0 {
        return Err(Problem::fault("?from", FaultKind::BadValue));
    }
    let (first, second) = (merkle::tree(&mut nodes, from)?, merkle::tree(&mut nodes, to)?);
    let path = merkle::consistency(&mut nodes, from, to)?;
    Ok(Consistency {
        from,
        to,
        from_root_hash: hex::written(&first),
        to_root_hash: hex::written(&second),
        path: written(&path),
    })
}

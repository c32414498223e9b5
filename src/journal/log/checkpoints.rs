//! What was signed of the log: kept in a row each, and never taken back.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::db::{AnyConnection, Moment, MultiBackend, Tx, journal_checkpoints};
use crate::error::{Problem, Result};
use crate::http::{Listing, Named, Page, Resource};
use crate::vault::Vault;
use crate::words::hex;

use super::super::merkle;
use super::nodes::Stored;
use super::note::{self, Note};

/// What was signed: how long the log was, and its root.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Checkpoint {
    /// How many entries the log had.
    pub size: i64,
    /// The root of the tree over them, in hexadecimal.
    pub root_hash: String,
    /// When it was signed.
    pub made_at: Moment,
    /// The whole as a signed note: what to keep elsewhere.
    pub note: String,
}

impl Resource for Checkpoint {
    fn path(&self) -> String {
        format!("/v1/journal/checkpoints/{}", self.size)
    }
    fn version(&self) -> i64 {
        1
    }
}

/// A checkpoint as it is kept.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = journal_checkpoints, check_for_backend(MultiBackend))]
pub(super) struct Kept {
    pub(super) size: i64,
    pub(super) root: Vec<u8>,
    pub(super) note: String,
    pub(super) made_at: Moment,
}

impl Kept {
    fn told(self) -> Checkpoint {
        let root_hash = hex::written(&self.root);
        Checkpoint { size: self.size, root_hash, made_at: self.made_at, note: self.note }
    }
}

/// The size of a checkpoint, as an address names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(value_type = i64, minimum = 1, example = 1)]
pub struct CheckpointSize(pub i64);

impl Named for CheckpointSize {
    fn named(segment: &str) -> Option<Self> {
        segment.parse().ok().filter(|size: &i64| segment == size.to_string()).map(Self)
    }
}

/// The key that signs the journal, for whoever verifies it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SigningKeyTold {
    /// What the log is called in its checkpoints.
    pub origin: String,
    /// The public key (Ed25519), in hexadecimal.
    pub public_key: String,
    /// The id by which signatures name the key, in hexadecimal.
    pub key_id: String,
    /// All of that as verifiers of signed notes take it.
    pub verifier: String,
}

/// The key that signs.
pub(in super::super) fn key(vault: &Vault) -> SigningKeyTold {
    let key = vault.signing().verifying_key();
    let origin = note::origin(&key);
    SigningKeyTold {
        public_key: hex::written(key.as_bytes()),
        key_id: hex::written(&note::key_id(&origin, &key)),
        verifier: note::verifier(&origin, &key),
        origin,
    }
}

fn last(conn: &mut AnyConnection) -> Result<Option<Kept>> {
    let last = journal_checkpoints::table.order(journal_checkpoints::size.desc());
    Ok(last.select(Kept::as_select()).first(conn).optional()?)
}

/// The newest checkpoint.
pub(crate) fn signed_last(conn: &mut AnyConnection) -> Result<Checkpoint> {
    last(conn)?.map(Kept::told).ok_or_else(Problem::not_found)
}

/// Signs the log as it is, if it has grown since that was done last.
pub(crate) fn sign(conn: &mut AnyConnection, vault: &Vault, now: Moment) -> Result<()> {
    let before = last(conn)?;
    let size = Stored(&mut *conn).size()?;
    let long = i64::try_from(size).map_err(Problem::internal)?;
    if long <= before.as_ref().map_or(0, |before| before.size) {
        return Ok(());
    }
    let root = merkle::tree(&mut Stored(&mut *conn), size)?;
    let key = vault.signing();
    let signed = Note {
        origin: note::origin(&key.verifying_key()),
        size,
        root,
        time: now.0.timestamp_micros(),
        previous: before.map(|before| note::digest(&before.note)),
    }
    .signed(key);
    let row = Kept { size: long, root: root.to_vec(), note: signed, made_at: now };
    crate::on_each!(conn, conn => diesel::insert_into(journal_checkpoints::table).values(&row).execute(conn))?;
    Ok(())
}

/// The checkpoint of this size; the newest, if none is named.
pub(in super::super) fn newest(tx: &mut Tx<'_>, size: Option<CheckpointSize>) -> Result<Checkpoint> {
    let Some(CheckpointSize(size)) = size else { return signed_last(tx.conn) };
    let kept: Kept = journal_checkpoints::table.find(size).select(Kept::as_select()).first(tx.conn)?;
    Ok(kept.told())
}

/// The checkpoints, the first first.
pub(in super::super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<Checkpoint>> {
    let total = listing.total(|| Ok(journal_checkpoints::table.count().get_result(tx.conn)?))?;
    let after = match listing.after_parts() {
        Some([size]) => size.parse().map_err(Problem::internal)?,
        _ => 0,
    };
    let kept: Vec<Kept> = journal_checkpoints::table
        .filter(journal_checkpoints::size.gt(after))
        .order(journal_checkpoints::size)
        .limit(listing.fetch())
        .select(Kept::as_select())
        .load(tx.conn)?;
    let told = kept.into_iter().map(Kept::told).collect();
    Ok(listing.page(told, total, |checkpoint| vec![checkpoint.size.to_string()]))
}

//! The format of the journal, for ever: what an auditor needs to verify it with tools of their own.
//!
//! # Entries
//!
//! An entry is a *leaf* of the log. Its bytes are the UTF-8 of a compact JSON array, with no space outside strings:
//!
//! ```text
//! ["amana-journal-1", position, entry id, at, actor, token id, operation, kind,
//!  object kind, object id, request id, act id, subject id, commitment]
//! ```
//!
//! - `position`: a number from 0 on, with no gaps; ids are UUIDs in lower case with hyphens; `at` is a number,
//!   microseconds since 1970-01-01T00:00:00Z; `actor` is `system`, or `person:`, `account:` or `token:` and an id;
//!   `kind` is `change`, `refusal` or `read`; `token id`, `act id` and `subject id` may be `null`.
//! - In strings only `"`, `\` and the characters below U+0020 are escaped: `\b`, `\t`, `\n`, `\f`, `\r`, the others
//!   as `\u` and four digits in lower case. Python's `json.dumps(leaf, ensure_ascii=False, separators=(",", ":"))`
//!   writes the same bytes.
//! - `commitment` is, in lower-case hexadecimal, SHA-256 over a salt of 32 random bytes and then the payload. The
//!   payload is the UTF-8 of a compact JSON object, written in the same way, with the fields `actor_name`, `before`
//!   and `after` in this order. Every number in it is an integer, and fields keep the order the API tells them in.
//!
//! The content of an entry about a person or an application (`subject id` is not null) can be erased: its salt and payload
//! are sealed under a key of its own, and once the key is destroyed nobody can read them, nor guess what the commitment was made
//! over. The leaf stays, and so does every proof.
//!
//! # The log
//!
//! The tree over the leaves is that of RFC 6962, section 2.1: SHA-256, `0x00` before a leaf, `0x01` before two nodes.
//! Inclusion and consistency proofs are those of sections 2.1.1 and 2.1.2, and so is how they are verified (RFC 9162,
//! sections 2.1.3.2 and 2.1.4.2, has it step by step).
//!
//! # Checkpoints
//!
//! A checkpoint says how long the log was and what its root was (C2SP tlog-checkpoint, with two lines of its own at the
//! end), and is a signed note (C2SP signed-note):
//!
//! ```text
//! <origin>
//! <size, in decimal>
//! <root, in base64>
//! time <when it was signed: microseconds since 1970-01-01T00:00:00Z>
//! previous <SHA-256 of the whole checkpoint signed before, in hexadecimal; - before the first>
//!
//! — <origin> <base64 of 4 bytes of key id, then 64 bytes of Ed25519 signature>
//! ```
//!
//! What is signed (RFC 8032, Ed25519) is the five lines, each with its newline. The key id is the first four bytes of
//! SHA-256 over the origin, a newline, the byte `0x01` and the public key. The origin is `amana/` and the first 16
//! hexadecimal digits of SHA-256 over the public key, so that no two registries share one.
use openssl::sha::Sha256;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::basis::ActId;
use crate::error::{Problem, Result};
use crate::words::hex;

use super::merkle::{self, Hash};
use super::model::Kept;

/// The first thing in every leaf: which format it is.
const FORMAT: &str = "amana-journal-1";

/// What a commitment is made over, and an erasure takes away.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Payload {
    pub(super) actor_name: String,
    pub(super) before: Option<Box<RawValue>>,
    pub(super) after: Option<Box<RawValue>>,
}

impl Payload {
    /// As it is committed to.
    pub(super) fn written(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Problem::internal)
    }

    /// Read back.
    pub(super) fn read(written: &str) -> Result<Self> {
        serde_json::from_str(written).map_err(Problem::internal)
    }
}

/// What binds an entry to its payload without telling it.
pub(super) fn commitment(salt: &[u8], payload: &str) -> Hash {
    let mut digest = Sha256::new();
    digest.update(salt);
    digest.update(payload.as_bytes());
    digest.finish()
}

/// The hash of the leaf that an entry is at a position.
pub(super) fn leaf(position: i64, entry: &Kept) -> Result<Hash> {
    let leaf = (
        FORMAT,
        position,
        entry.id,
        entry.at.0.timestamp_micros(),
        &entry.actor,
        entry.actor_id,
        &entry.operation,
        &entry.kind,
        &entry.object_kind,
        &entry.object_id,
        &entry.request_id,
        entry.act_id.map(|ActId(id)| id),
        entry.subject_id,
        hex::written(&entry.commitment),
    );
    Ok(merkle::leaf(&serde_json::to_vec(&leaf).map_err(Problem::internal)?))
}

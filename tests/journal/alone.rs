//! The format once more, written for the tests alone: what the service computes is compared with this.
use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

pub(super) type Hash = [u8; 32];

pub(super) fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// RFC 6962, section 2.1.
pub(super) fn root(leaves: &[Hash]) -> Hash {
    match leaves.len() {
        0 => Sha256::digest([]).into(),
        1 => leaves[0],
        count => {
            let mut k = 1;
            while k * 2 < count {
                k *= 2;
            }
            node(&root(&leaves[..k]), &root(&leaves[k..]))
        }
    }
}

/// RFC 9162, section 2.1.3.2.
pub(super) fn includes(leaf: Hash, position: u64, size: u64, path: &[Hash], expected: Hash) -> bool {
    let (mut at, mut last, mut hash) = (position, size - 1, leaf);
    for step in path {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            hash = node(step, &hash);
            while at % 2 == 0 && at != 0 {
                (at, last) = (at / 2, last / 2);
            }
        } else {
            hash = node(&hash, step);
        }
        (at, last) = (at / 2, last / 2);
    }
    last == 0 && hash == expected
}

/// RFC 9162, section 2.1.4.2.
pub(super) fn continues(from: u64, to: u64, first: Hash, second: Hash, path: &[Hash]) -> bool {
    if from == to {
        return path.is_empty() && first == second;
    }
    let mut path = path.to_vec();
    if from.is_power_of_two() {
        path.insert(0, first);
    }
    let (mut at, mut last) = (from - 1, to - 1);
    while at % 2 == 1 {
        (at, last) = (at / 2, last / 2);
    }
    let Some((start, rest)) = path.split_first() else { return false };
    let (mut one, mut other) = (*start, *start);
    for step in rest {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            (one, other) = (node(step, &one), node(step, &other));
            while at % 2 == 0 && at != 0 {
                (at, last) = (at / 2, last / 2);
            }
        } else {
            other = node(&other, step);
        }
        (at, last) = (at / 2, last / 2);
    }
    one == first && other == second && last == 0
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

pub(super) fn unhex(text: &str) -> Hash {
    let byte = |place: usize| u8::from_str_radix(text.get(place * 2..place * 2 + 2).unwrap(), 16).unwrap();
    std::array::from_fn(byte)
}

pub(super) fn hashes(list: &Value) -> Vec<Hash> {
    list.as_array().unwrap().iter().map(|hash| unhex(hash.as_str().unwrap())).collect()
}

/// The leaf of an entry, as the API tells it.
pub(super) fn leaf_of(entry: &Value) -> Hash {
    let at: chrono::DateTime<chrono::Utc> = entry["at"].as_str().unwrap().parse().unwrap();
    let field = |name: &str| &entry[name];
    let leaf = json!([
        "amana-journal-1",
        field("position"),
        field("id"),
        at.timestamp_micros(),
        field("actor"),
        field("actor_id"),
        field("operation"),
        field("kind"),
        field("object_kind"),
        field("object_id"),
        field("request_id"),
        field("act_id"),
        field("subject_id"),
        field("commitment"),
    ]);
    leaf_hash(leaf.to_string().as_bytes())
}

/// What an entry commits to, from what is disclosed.
pub(super) fn commitment_of(entry: &Value) -> String {
    let payload =
        json!({"actor_name": entry["actor_name"], "before": entry["before"], "after": entry["after"]});
    let salt = unhex(entry["salt"].as_str().unwrap());
    hex(&Sha256::new().chain_update(salt).chain_update(payload.to_string()).finalize())
}

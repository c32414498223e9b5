//! The tree against its definition, and its proofs against an implementation that knows nothing of tiles.
#![expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]

use sha2::{Digest as _, Sha256};

use super::*;
use crate::words::hex;

/// The nodes of a tree that is all in memory, by the definition.
struct Whole(Vec<Hash>);

impl Nodes for Whole {
    fn nodes(&mut self, level: u32, first: u64, count: u64) -> Result<Vec<Hash>> {
        let wide = 1_usize << (level * TILE_BITS);
        let first = usize::try_from(first).unwrap();
        let count = usize::try_from(count).unwrap();
        Ok((first..first + count)
            .map(|number| defined(&self.0[number * wide..(number + 1) * wide]))
            .collect())
    }
}

/// RFC 6962, section 2.1, as it stands there.
fn defined(leaves: &[Hash]) -> Hash {
    match leaves.len() {
        0 => Sha256::digest([]).into(),
        1 => leaves[0],
        count => {
            let mut k = 1;
            while k * 2 < count {
                k *= 2;
            }
            node(&defined(&leaves[..k]), &defined(&leaves[k..]))
        }
    }
}

fn leaves(count: u32) -> Vec<Hash> {
    (0..count).map(|number| leaf(&number.to_be_bytes())).collect()
}

/// RFC 9162, section 2.1.3.2.
fn includes(leaf: Hash, position: u64, size: u64, path: &[Hash], root: Hash) -> bool {
    let (mut fn_, mut sn, mut r) = (position, size - 1, leaf);
    for p in path {
        if sn == 0 {
            return false;
        }
        if fn_ % 2 == 1 || fn_ == sn {
            r = node(p, &r);
            while fn_ % 2 == 0 && fn_ != 0 {
                fn_ >>= 1;
                sn >>= 1;
            }
        } else {
            r = node(&r, p);
        }
        fn_ >>= 1;
        sn >>= 1;
    }
    sn == 0 && r == root
}

/// RFC 9162, section 2.1.4.2.
fn continues(from: u64, to: u64, first: Hash, second: Hash, path: &[Hash]) -> bool {
    if from == to {
        return path.is_empty() && first == second;
    }
    let mut path = path.to_vec();
    if from.is_power_of_two() {
        path.insert(0, first);
    }
    let (mut fn_, mut sn) = (from - 1, to - 1);
    while fn_ % 2 == 1 {
        fn_ >>= 1;
        sn >>= 1;
    }
    let Some((start, rest)) = path.split_first() else { return false };
    let (mut fr, mut sr) = (*start, *start);
    for c in rest {
        if sn == 0 {
            return false;
        }
        if fn_ % 2 == 1 || fn_ == sn {
            fr = node(c, &fr);
            sr = node(c, &sr);
            while fn_ % 2 == 0 && fn_ != 0 {
                fn_ >>= 1;
                sn >>= 1;
            }
        } else {
            sr = node(&sr, c);
        }
        fn_ >>= 1;
        sn >>= 1;
    }
    fr == first && sr == second && sn == 0
}

#[test]
fn the_hashes_are_those_of_rfc_6962() {
    // The test vectors of Certificate Transparency.
    let known = |hash: Hash| hex::written(&hash);
    assert_eq!(known(leaf(b"")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assert_eq!(known(over(&[])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    let three = [b"".as_slice(), b"\x00", b"\x10"].map(leaf);
    assert_eq!(known(over(&three)), "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
}

#[test]
fn a_tree_grows_as_it_is_defined_and_hands_out_its_tiles() {
    let all = leaves(70_000);
    let mut growing = Growing::default();
    let mut tiles = Vec::new();
    for (number, leaf) in all.iter().enumerate() {
        if number < 600 {
            assert_eq!(growing.root(), defined(&all[..number]));
            assert_eq!(growing.root(), over(&all[..number]));
            let again = Growing::at(&mut Whole(all.clone()), u64::try_from(number).unwrap()).unwrap();
            assert_eq!((again.size(), again.root()), (growing.size(), growing.root()));
        }
        tiles.extend(growing.push(*leaf));
    }
    assert_eq!(growing.size(), 70_000);
    assert_eq!(growing.root(), defined(&all));
    let of = |level: u32| tiles.iter().filter(move |(known, ..)| *known == level);
    assert_eq!((of(1).count(), of(2).count(), of(3).count()), (273, 1, 0));
    for (level, number, hash) in tiles.iter().filter(|(level, number, _)| *level == 2 || number % 50 == 0) {
        let wide = 256_usize.pow(*level);
        let first = usize::try_from(*number).unwrap() * wide;
        assert_eq!(*hash, defined(&all[first..first + wide]), "{level} {number}");
    }
}

#[test]
fn every_proof_convinces_and_no_bent_one_does() {
    let all = leaves(530);
    let mut nodes = Whole(all.clone());
    for size in (1..=40).chain([255, 256, 257, 300, 511, 512, 513, 530]) {
        let root = defined(&all[..size]);
        let size = u64::try_from(size).unwrap();
        assert_eq!(tree(&mut nodes, size).unwrap(), root);
        let step = if size < 41 { 1 } else { 37 };
        for position in (0..size).step_by(step) {
            let leaf = all[usize::try_from(position).unwrap()];
            let path = inclusion(&mut nodes, position, size).unwrap();
            assert!(includes(leaf, position, size, &path, root), "{position} of {size}");
            assert!(!includes(leaf, (position + 1) % size, size, &path, root) || size == 1);
            for bent in 0..path.len() {
                let mut path = path.clone();
                path[bent][0] ^= 1;
                assert!(!includes(leaf, position, size, &path, root), "{position} of {size}");
            }
        }
        for from in (1..=size).step_by(step) {
            let first = defined(&all[..usize::try_from(from).unwrap()]);
            let path = consistency(&mut nodes, from, size).unwrap();
            assert!(continues(from, size, first, root, &path), "{from} to {size}");
            assert!(!continues(from, size, root, root, &path) || from == size, "{from} to {size}");
        }
    }
}

//! The tree of RFC 6962: hashes, roots, proofs. Pure; the nodes come from whoever has them.
mod proofs;

use openssl::sha::{Sha256, sha256};

use crate::error::{Problem, Result};

pub use proofs::{consistency, inclusion};

/// A node of the tree.
pub type Hash = [u8; 32];

/// How many bits of a position one level of tiles stands for: a tile is over 256 nodes of the level below.
pub(super) const TILE_BITS: u32 = 8;

/// Where the nodes of a tree are found.
pub trait Nodes {
    /// The roots of the `count` complete subtrees of `256^level` leaves from number `first` on.
    fn nodes(&mut self, level: u32, first: u64, count: u64) -> Result<Vec<Hash>>;
}

/// The hash of a leaf.
pub fn leaf(bytes: &[u8]) -> Hash {
    let mut digest = Sha256::new();
    digest.update(&[0]);
    digest.update(bytes);
    digest.finish()
}

/// The hash of a node over two.
pub fn node(left: &Hash, right: &Hash) -> Hash {
    let mut digest = Sha256::new();
    digest.update(&[1]);
    digest.update(left);
    digest.update(right);
    digest.finish()
}

/// The root over some nodes of one level, all of them complete but for what lies right of the last.
pub(super) fn over(nodes: &[Hash]) -> Hash {
    match nodes {
        [] => sha256(&[]),
        [only] => *only,
        _ => {
            let (left, right) = nodes.split_at(split(nodes.len()));
            node(&over(left), &over(right))
        }
    }
}

/// A number without its last bits.
fn shifted(number: u64, bits: u32) -> u64 {
    number.checked_shr(bits).unwrap_or_default()
}

/// Two to the power of `height`.
fn power(height: u32) -> u64 {
    1_u64.checked_shl(height).unwrap_or_default()
}

/// The largest power of two that is less than `count`.
fn split(count: usize) -> usize {
    count.checked_next_power_of_two().map_or(0, |next| next >> 1)
}

/// The root over the leaves from `first` to before `end`: either the whole of a tree's left, or a complete subtree.
pub(super) fn root(nodes: &mut impl Nodes, first: u64, end: u64) -> Result<Hash> {
    let count =
        end.checked_sub(first).ok_or_else(|| Problem::internal("a range that ends before it begins"))?;
    if count == 0 {
        return Ok(over(&[]));
    }
    if count.is_power_of_two() {
        let level = count.trailing_zeros() / TILE_BITS;
        let wide = level.saturating_mul(TILE_BITS);
        return Ok(over(&nodes.nodes(level, shifted(first, wide), shifted(count, wide))?));
    }
    let half = count.checked_next_power_of_two().map_or(0, |next| next >> 1);
    let middle = first.saturating_add(half);
    Ok(node(&root(nodes, first, middle)?, &root(nodes, middle, end)?))
}

/// The root of the tree of the first `size` leaves.
pub fn tree(nodes: &mut impl Nodes, size: u64) -> Result<Hash> {
    root(nodes, 0, size)
}

/// A tree that grows leaf by leaf, and remembers no more than its right edge.
#[derive(Debug, Default, Clone)]
pub struct Growing {
    size: u64,
    /// The roots of the complete subtrees it consists of, the largest first, with the height of each.
    edge: Vec<(u32, Hash)>,
}

impl Growing {
    /// The tree of the first `size` leaves.
    pub(super) fn at(nodes: &mut impl Nodes, size: u64) -> Result<Self> {
        let (mut edge, mut first) = (Vec::new(), 0_u64);
        for height in (0..u64::BITS).rev().filter(|height| shifted(size, *height) & 1 == 1) {
            let end = first.saturating_add(power(height));
            edge.push((height, root(nodes, first, end)?));
            first = end;
        }
        Ok(Self { size, edge })
    }

    /// How many leaves it has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Takes the next leaf; answers the tiles that are complete with it: level, number, root.
    pub fn push(&mut self, leaf: Hash) -> Vec<(u32, u64, Hash)> {
        let (mut height, mut hash, mut complete) = (0, leaf, Vec::new());
        while let Some((_, left)) = self.edge.pop_if(|(other, _)| *other == height) {
            hash = node(&left, &hash);
            height = height.saturating_add(1);
            if height % TILE_BITS == 0 {
                complete.push((height / TILE_BITS, shifted(self.size, height), hash));
            }
        }
        self.edge.push((height, hash));
        self.size = self.size.saturating_add(1);
        complete
    }

    /// Its root.
    pub fn root(&self) -> Hash {
        let mut nodes = self.edge.iter().rev().map(|(_, hash)| *hash);
        let Some(last) = nodes.next() else { return over(&[]) };
        nodes.fold(last, |right, left| node(&left, &right))
    }
}

#[cfg(test)]
mod tests;

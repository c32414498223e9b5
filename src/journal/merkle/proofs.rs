//! Inclusion and consistency proofs (RFC 6962, sections 2.1.1 and 2.1.2).
use crate::error::Result;

use super::{Hash, Nodes, root};

/// The power of two at which a tree of `size` leaves is divided.
fn half(size: u64) -> u64 {
    size.checked_next_power_of_two().map_or(1 << 63, |next| next >> 1)
}

/// What proves that the leaf at `position` is in the tree of the first `size` leaves; `position` is less than `size`.
pub fn inclusion(nodes: &mut impl Nodes, position: u64, size: u64) -> Result<Vec<Hash>> {
    let (mut first, mut end, mut path) = (0_u64, size, Vec::new());
    while end.saturating_sub(first) > 1 {
        let middle = first.saturating_add(half(end.saturating_sub(first)));
        if position < middle {
            path.push(root(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(root(nodes, first, middle)?);
            first = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// What proves that the tree of the first `from` leaves is the beginning of that of the first `to`; `from` is at least 1
/// and at most `to`.
pub fn consistency(nodes: &mut impl Nodes, from: u64, to: u64) -> Result<Vec<Hash>> {
    let (mut first, mut end, mut is_whole, mut path) = (0_u64, to, true, Vec::new());
    while end != from {
        let middle = first.saturating_add(half(end.saturating_sub(first)));
        if from <= middle {
            path.push(root(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(root(nodes, first, middle)?);
            first = middle;
            is_whole = false;
        }
    }
    if !is_whole {
        path.push(root(nodes, first, end)?);
    }
    path.reverse();
    Ok(path)
}

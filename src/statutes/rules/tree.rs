//! What makes the tree of types of bodies sound: every type can come to exist, and no creation is endless.
use std::collections::HashSet;

use super::found::{Found, Known};
use crate::statutes::document::{BodyType, Code, Document};
use crate::words::FaultKind;

/// Reports the types that no body can ever be of, and those whose creation never ends.
pub(super) fn check(document: &Document, known: &Known<'_>, found: &mut Found) {
    let standing = standing(&document.body_types, known);
    for (index, body_type) in document.body_types.iter().enumerate() {
        if !standing.contains(body_type.code.as_str()) {
            found.add(format!("/body_types/{index}/parents"), FaultKind::StandsUnderItself);
        }
        if makes_itself(document, body_type) {
            found.add(format!("/body_types/{index}/on_creation"), FaultKind::MakesItself);
        }
    }
}

/// The types a body can be of: roots, then whatever may stand under one of them. A parent that the document does not
/// have is a fault already, and counts as a root.
fn standing<'a>(body_types: &'a [BodyType], known: &Known<'_>) -> HashSet<&'a str> {
    let mut standing = HashSet::new();
    loop {
        let before = standing.len();
        for body_type in body_types {
            let holds = |parent: &str| standing.contains(parent) || !known.body_types.contains(parent);
            let parents = &body_type.parents;
            if body_type.root || parents.is_empty() || parents.iter().any(|parent| holds(parent)) {
                standing.insert(body_type.code.as_str());
            }
        }
        if standing.len() == before {
            return standing;
        }
    }
}

/// Whether a body of the type `above` may stand over one of this type, at whatever distance.
pub(super) fn may_be_above(document: &Document, above: &str, body_type: &BodyType) -> bool {
    let mut seen = HashSet::new();
    let mut next: Vec<&str> = body_type.parents.iter().map(Code::as_str).collect();
    while let Some(parent) = next.pop() {
        if parent == above {
            return true;
        }
        if seen.insert(parent) {
            let parents = document.body_type(parent).map(|kind| kind.parents.as_slice());
            next.extend(parents.unwrap_or_default().iter().map(Code::as_str));
        }
    }
    false
}

fn makes_itself(document: &Document, body_type: &BodyType) -> bool {
    let mut made = HashSet::new();
    let mut next = document.children_made_by(&body_type.code);
    while let Some(child) = next.pop() {
        if made.insert(child.code.as_str()) {
            next.extend(document.children_made_by(&child.code));
        }
    }
    made.contains(body_type.code.as_str())
}

//! What makes a statutes document sound: every fault in it, each at its place.
mod bodies;
mod found;
mod offices;
mod party;
mod reserved;
mod rights;
mod templates;
mod tree;
mod usage;

#[cfg(test)]
mod tests;

use self::found::{Found, Known};
pub(super) use self::usage::lacking;
use super::document::Document;
use crate::words::Fault;

/// Every fault of the document, in the order of the document, each with its place and what to write instead.
pub(crate) fn faults(document: &Document) -> Vec<Fault> {
    let known = Known::of(document);
    let mut found = Found::default();
    party::check_clauses(document, &mut found);
    bodies::check_levels(document, &mut found);
    bodies::check_body_types(document, &known, &mut found);
    tree::check(document, &known, &mut found);
    offices::check(document, &known, &mut found);
    rights::check_roles(document, &known, &mut found);
    party::check_quotas(document, &known, &mut found);
    party::check_membership(&document.membership, &known, &mut found);
    party::check_discipline(&document.discipline, &known, &mut found);
    party::check_legal_tasks(document, &known, &mut found);
    found.enforcement("", &document.enforcement, |_| true, &known);
    found.into_faults()
}

//! The documents read before, kept for whoever needs them next.
//!
//! Every rule and every title asks the statutes, and reading a document of forty clauses out of JSON costs
//! more than the rest of a request. A version is never rewritten and its id never used again, so what was
//! read once stays true for the life of the process, in every database it speaks to. Which version is in
//! force is not kept: that is asked of the database each time, so that no node goes on with old statutes.
use std::sync::{Arc, PoisonError, RwLock};

use super::document::Document;
use super::model::StatutesId;

/// How many documents are kept: a party adopts statutes once in some years.
const CEILING: usize = 16;

/// The documents kept, the one put here last at the end.
static SHELF: RwLock<Vec<(StatutesId, Arc<Document>)>> = RwLock::new(Vec::new());

/// The document of that version, if it is kept.
pub(super) fn take(id: StatutesId) -> Option<Arc<Document>> {
    let shelf = SHELF.read().unwrap_or_else(PoisonError::into_inner);
    shelf.iter().find(|(kept, _)| *kept == id).map(|(_, document)| Arc::clone(document))
}

/// Keeps a document; the one kept longest makes room.
pub(super) fn put(id: StatutesId, document: &Arc<Document>) {
    let mut shelf = SHELF.write().unwrap_or_else(PoisonError::into_inner);
    if shelf.iter().any(|(kept, _)| *kept == id) {
        return;
    }
    if shelf.len() >= CEILING {
        shelf.remove(0);
    }
    shelf.push((id, Arc::clone(document)));
}

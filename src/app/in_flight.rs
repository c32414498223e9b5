//! Idempotency keys that are being served.
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use crate::error::{Problem, Result, kinds};

use super::Asking;

/// Whoever claims to ask, and a key.
type Entry = (Uuid, String);

/// All that are being served.
#[derive(Clone, Default)]
pub(super) struct Served(Arc<Mutex<HashSet<Entry>>>);

impl Served {
    /// Marks the key of a request as being served, until the guard is dropped; refused where it is already.
    pub(super) fn enter(&self, asking: &Asking) -> Result<Option<InFlight>> {
        let (Some(idempotency), Some(evidence)) = (&asking.idempotency, &asking.evidence) else {
            return Ok(None);
        };
        let entry = (evidence.claimant(), idempotency.key.clone());
        let mut served = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !served.insert(entry.clone()) {
            return Err(Problem::of(&kinds::IN_FLIGHT));
        }
        Ok(Some(InFlight { served: self.clone(), entry }))
    }
}

/// A key being served.
pub(super) struct InFlight {
    served: Served,
    entry: Entry,
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.served.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.entry);
    }
}

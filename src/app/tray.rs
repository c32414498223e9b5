//! Where a change is laid down instead of being made: a batch learns so what each of its items asks.
use std::sync::{Arc, Mutex, PoisonError};

use crate::access::Operation;
use crate::error::Result;

use super::{Act, Asking};

/// What a route asked of the door, not yet done.
pub(crate) struct Laid {
    /// Under which conditions.
    pub(crate) asking: Asking,
    /// Which operation.
    pub(crate) operation: Operation,
    /// The change, or the fault that is told to a caller who may make it.
    pub(crate) act: Result<Act>,
}

/// Holds what one route asked, until it is taken up.
#[derive(Clone, Default)]
pub(crate) struct Tray(Arc<Mutex<Option<Laid>>>);

impl Tray {
    pub(super) fn lay(&self, laid: Laid) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(laid);
    }

    /// Takes up what was laid down; `None` when nothing was.
    pub(crate) fn take(&self) -> Option<Laid> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

//! A reader that gives no more than so much before it is allowed more: a row that never ends ends the reading.
use std::cell::Cell;
use std::io::{self, ErrorKind, Read};
use std::rc::Rc;

/// How many bytes a row may have.
pub(super) const MOST_OF_A_ROW: usize = 1024 * 1024;

/// What a reader may still give.
#[derive(Clone)]
pub(super) struct Allowance(Rc<Cell<usize>>);

impl Allowance {
    /// Another row begins.
    pub(super) fn renew(&self) {
        self.0.set(MOST_OF_A_ROW);
    }
}

/// A reader under an allowance.
pub(super) struct Bounded<R> {
    inner: R,
    allowance: Allowance,
}

impl<R: Read> Bounded<R> {
    pub(super) fn new(inner: R) -> (Self, Allowance) {
        let allowance = Allowance(Rc::new(Cell::new(MOST_OF_A_ROW)));
        (Self { inner, allowance: allowance.clone() }, allowance)
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.allowance.0.get();
        if left == 0 {
            return Err(io::Error::new(ErrorKind::InvalidData, "a row has no end"));
        }
        let most = into.len().min(left);
        let read = self.inner.read(into.get_mut(..most).unwrap_or_default())?;
        self.allowance.0.set(left.saturating_sub(read));
        Ok(read)
    }
}

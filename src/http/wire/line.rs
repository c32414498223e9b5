//! What a connection and the requests on it know of each other.
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

/// Whether a request is served on a connection, and since when it has been silent.
pub(in crate::http) struct Line {
    head_time: Duration,
    idle_time: Duration,
    serving: Cell<usize>,
    /// Since when the head of the next request arrives.
    heard_at: Cell<Option<Instant>>,
    /// When the last bytes of an answer went out, or, before that, when the first head is late.
    rests_until: Cell<Instant>,
}

/// A request that is being served.
pub(in crate::http) struct Serving(Rc<Line>);

impl Line {
    pub(super) fn new(head_time: Duration, idle_time: Duration) -> Self {
        let rests_until = Cell::new(after(head_time));
        Self { head_time, idle_time, serving: Cell::default(), heard_at: Cell::default(), rests_until }
    }

    /// The head of a request has arrived: it is served until the answer is dropped.
    pub(in crate::http) fn begin(self: &Rc<Self>) -> Serving {
        self.serving.set(self.serving.get().saturating_add(1));
        self.heard_at.set(None);
        Serving(Rc::clone(self))
    }

    pub(super) fn is_serving(&self) -> bool {
        self.serving.get() > 0
    }

    /// Bytes came. While a request is served they are its body, or wait for their turn.
    pub(super) fn hear(&self) {
        if !self.is_serving() && !self.is_hearing() {
            self.heard_at.set(Some(Instant::now()));
        }
    }

    /// Whether the head of a request has begun to arrive.
    pub(super) fn is_hearing(&self) -> bool {
        self.heard_at.get().is_some()
    }

    /// Bytes went out.
    pub(super) fn tell(&self) {
        self.rests_until.set(after(self.idle_time));
    }

    /// When it is late, if nothing happens until then.
    pub(super) fn deadline(&self) -> Instant {
        let begun = self.heard_at.get().and_then(|heard| heard.checked_add(self.head_time));
        begun.unwrap_or_else(|| self.rests_until.get())
    }
}

fn after(time: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(time).unwrap_or(now)
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.serving.set(self.0.serving.get().saturating_sub(1));
        self.0.tell();
    }
}

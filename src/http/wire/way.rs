//! How many bytes of bodies on their way in and of answers on their way out are held in memory.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The bytes that may be held in all.
#[derive(Clone)]
pub(in crate::http) struct Way(Arc<Room>);

struct Room {
    most: usize,
    held: AtomicUsize,
}

/// What one connection or one body holds of them.
pub(in crate::http) struct OnTheWay {
    way: Way,
    bytes: usize,
}

impl Way {
    /// Room for so many bytes.
    pub(in crate::http) fn new(most: usize) -> Self {
        Self(Arc::new(Room { most, held: AtomicUsize::new(0) }))
    }

    /// Nothing yet.
    pub(in crate::http) fn nothing(&self) -> OnTheWay {
        OnTheWay { way: self.clone(), bytes: 0 }
    }
}

impl OnTheWay {
    /// Holds `bytes` instead of what it held; whether there is room. With no room it holds what it held.
    pub(in crate::http) fn hold(&mut self, bytes: usize) -> bool {
        let Room { most, held } = &*self.way.0;
        let instead = |held: usize| {
            let held = held.saturating_sub(self.bytes).saturating_add(bytes);
            (held <= *most || bytes <= self.bytes).then_some(held)
        };
        let has_room =
            bytes == self.bytes || held.fetch_update(Ordering::Relaxed, Ordering::Relaxed, instead).is_ok();
        if has_room {
            self.bytes = bytes;
        }
        has_room
    }
}

impl Drop for OnTheWay {
    fn drop(&mut self) {
        self.hold(0);
    }
}

#[cfg(test)]
mod tests {
    use super::Way;

    #[test]
    fn no_more_is_held_than_there_is_room() {
        let way = Way::new(100);
        let (mut one, mut other) = (way.nothing(), way.nothing());
        assert!(one.hold(60) && other.hold(40));
        assert!(!one.hold(61) && one.hold(59) && other.hold(41));
        drop(other);
        assert!(one.hold(100) && !one.hold(101) && one.hold(0));
    }
}

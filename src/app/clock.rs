//! The clock of the service: what time it is, and when a change happens.
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Utc};

use crate::db::Moment;

/// Tells the time; the moments it gives to changes only ever go forward.
pub(super) struct Clock {
    shown: fn() -> DateTime<Utc>,
    /// The moment of the last change, in microseconds since 1970.
    last: AtomicI64,
}

impl Clock {
    /// A clock that shows what `shown` says, over a registry last changed at `last`.
    pub(super) fn new(shown: fn() -> DateTime<Utc>, last: Option<Moment>) -> Self {
        let last = last.map_or(i64::MIN, |last| last.0.timestamp_micros());
        Self { shown, last: AtomicI64::new(last) }
    }

    /// The moment it is.
    pub(super) fn now(&self) -> Moment {
        Moment::new((self.shown)())
    }

    /// The moment of a change: now, but later than every change before, even where the clock was set back. Two
    /// states of one thing would otherwise be known at once, and the first of them never.
    pub(super) fn tick(&self) -> Moment {
        let now = self.now();
        let next = |last: i64| now.0.timestamp_micros().max(last.saturating_add(1));
        let last = self.last.fetch_update(Ordering::AcqRel, Ordering::Acquire, |last| Some(next(last)));
        let moment = next(last.unwrap_or_else(|last| last));
        DateTime::from_timestamp_micros(moment).map_or(now, Moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> DateTime<Utc> {
        DateTime::from_timestamp(1_670_500_800, 0).unwrap_or_default()
    }

    #[test]
    fn changes_never_share_a_moment_nor_go_back() {
        let clock = Clock::new(noon, None);
        let moments: Vec<Moment> = (0..3).map(|_| clock.tick()).collect();
        assert_eq!(moments.first(), Some(&clock.now()));
        assert!(moments.is_sorted_by(|before, after| before < after), "{moments:?}");
        let later = Moment(noon() + chrono::TimeDelta::seconds(1));
        assert!(Clock::new(noon, Some(later)).tick() > later);
        assert_eq!(Clock::new(noon, Some(later)).now(), Moment(noon()));
    }
}

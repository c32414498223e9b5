//! How often a source may fail to say who it is.
use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::REMEMBERED;
use super::recent::Recent;
use super::source::Network;

/// The time over which failures are counted.
const MINUTE: Duration = Duration::from_mins(1);

/// The moments at which each source last failed.
pub(in crate::http) struct Failures {
    most: usize,
    seen: Mutex<Recent<Network, VecDeque<Instant>>>,
}

impl Failures {
    pub(super) fn new(per_minute: NonZeroU32) -> Self {
        let most = usize::try_from(per_minute.get()).unwrap_or(usize::MAX);
        Self { most, seen: Mutex::new(Recent::new(REMEMBERED)) }
    }

    /// Counts a failure; where there were too many within a minute, it is not counted any more and answers how many
    /// seconds are to be waited.
    pub(in crate::http) fn count(&self, source: Network) -> Option<u64> {
        self.count_at(source, Instant::now())
    }

    fn count_at(&self, source: Network, now: Instant) -> Option<u64> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let moments = seen.of(source);
        let age = |moment: &Instant| now.saturating_duration_since(*moment);
        while moments.front().is_some_and(|first| age(first) >= MINUTE) {
            moments.pop_front();
        }
        if moments.len() < self.most {
            moments.push_back(now);
            return None;
        }
        let left = MINUTE.saturating_sub(moments.front().map(age).unwrap_or_default());
        Some(left.as_secs().saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    fn network(address: &str) -> Network {
        Network::of(address.parse::<IpAddr>().ok())
    }

    #[test]
    fn no_minute_holds_more_failures_than_it_may() {
        let failures = Failures::new(NonZeroU32::new(20).unwrap());
        let (us, other) = (network("192.0.2.1"), network("192.0.2.2"));
        let start = Instant::now();
        let after = |seconds: u64| start + Duration::from_secs(seconds);
        assert!((0..10).all(|_| failures.count_at(us, after(0)).is_none()));
        assert!((0..10).all(|_| failures.count_at(us, after(50)).is_none()));
        assert_eq!(failures.count_at(us, after(50)), Some(11));
        assert_eq!(failures.count_at(us, after(59)), Some(2));
        assert!(failures.count_at(other, after(59)).is_none());
        // The first ten are a minute old.
        assert!((0..10).all(|_| failures.count_at(us, after(60)).is_none()));
        assert_eq!(failures.count_at(us, after(60)), Some(51));
    }

    #[test]
    fn the_addresses_of_one_network_are_one_source() {
        for (one, other, same) in [
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true),
            ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
            ("192.0.2.1", "192.0.2.2", false),
            ("::ffff:192.0.2.1", "192.0.2.1", true),
        ] {
            assert_eq!(network(one) == network(other), same, "{one} {other}");
        }
    }
}

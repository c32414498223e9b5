//! How often a caller may ask: a bucket per caller that refills evenly.
use std::net::IpAddr;
use std::num::NonZeroU32;

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use uuid::Uuid;

use crate::access::Credential;

/// Whose bucket it is: the source, and the token it shows.
type Caller = (Option<IpAddr>, Option<Uuid>);

/// The buckets of all callers.
pub(super) struct Buckets {
    limiter: RateLimiter<Caller, DefaultKeyedStateStore<Caller>, DefaultClock, StateInformationMiddleware>,
    per_minute: NonZeroU32,
    policy: HeaderValue,
}

/// What a caller has left, or how long it must wait.
pub(super) enum Draw {
    /// One was taken; so many are left.
    Left(u32),
    /// None is left for so many seconds.
    Empty(u64),
}

impl Buckets {
    /// Buckets of `per_minute` requests each.
    pub(super) fn new(per_minute: NonZeroU32) -> Self {
        let limiter = RateLimiter::keyed(Quota::per_minute(per_minute)).with_middleware();
        let policy = HeaderValue::from_str(&format!("\"default\";q={per_minute};w=60"));
        Self {
            limiter,
            per_minute,
            policy: policy.unwrap_or_else(|_never| HeaderValue::from_static("\"default\"")),
        }
    }

    /// Takes one request out of the caller's bucket.
    pub(super) fn draw(&self, source: Option<IpAddr>, credential: Option<&Credential>) -> Draw {
        // Buckets that are full again say nothing any more.
        if self.limiter.len() > 100_000 {
            self.limiter.retain_recent();
        }
        match self.limiter.check_key(&(source, credential.map(|credential| credential.id.0))) {
            Ok(state) => Draw::Left(state.remaining_burst_capacity()),
            Err(wait) => {
                let wait = wait.wait_time_from(DefaultClock::default().now());
                Draw::Empty(wait.as_secs().saturating_add(1))
            }
        }
    }

    /// Tells the policy and what is left (draft-ietf-httpapi-ratelimit-headers).
    pub(super) fn tell(&self, headers: &mut HeaderMap, left: u32) {
        headers.insert(HeaderName::from_static("ratelimit-policy"), self.policy.clone());
        let used = u64::from(self.per_minute.get().saturating_sub(left));
        let until_full = used.saturating_mul(60).checked_div(u64::from(self.per_minute.get())).unwrap_or(60);
        if let Ok(value) = HeaderValue::from_str(&format!("\"default\";r={left};t={until_full}")) {
            headers.insert(HeaderName::from_static("ratelimit"), value);
        }
    }
}

//! How often a caller may ask: a bucket for each token and a larger one for each source, which refill evenly.
use std::hash::{BuildHasher as _, Hash, RandomState};
use std::num::NonZeroU32;

use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::{Quota, RateLimiter};

use crate::config::Limits;

use super::REMEMBERED;
use super::recent::Levels;
use super::source::Network;

/// The buckets of all callers.
pub(in crate::http) struct Buckets {
    tokens: Kind<u64>,
    sources: Kind<Network>,
    /// Names tokens, by a secret drawn at the start.
    names: RandomState,
}

/// What a caller has left, or how long it must wait.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) enum Draw {
    /// One was taken; so many are left.
    Left(Left),
    /// None is left for so many seconds.
    Empty(u64),
}

/// What is left in the buckets of a caller.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct Left {
    of_token: Option<u32>,
    of_source: u32,
}

impl Buckets {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            tokens: Kind::new("default", limits.requests_per_minute),
            sources: Kind::new("source", limits.source_requests_per_minute),
            names: RandomState::new(),
        }
    }

    /// Takes `requests` out of the buckets of whoever asks. That of the source comes first: so a source that shows
    /// ever new tokens fills no memory. A token is told by all that is shown of it: a forged one draws on a bucket of
    /// its own, not on that of the token it pretends to be.
    pub(in crate::http) fn draw(&self, request: &HttpRequest, requests: NonZeroU32) -> Draw {
        let of_source = match self.sources.take(&Network::of_request(request), requests) {
            Ok(left) => left,
            Err(wait) => return Draw::Empty(wait),
        };
        let shown = request.headers().get(AUTHORIZATION);
        let drawn = shown.map(|shown| self.tokens.take(&self.names.hash_one(shown.as_bytes()), requests));
        match drawn.transpose() {
            Ok(of_token) => Draw::Left(Left { of_token, of_source }),
            Err(wait) => Draw::Empty(wait),
        }
    }

    /// Tells the policies and what is left (draft-ietf-httpapi-ratelimit-headers).
    pub(in crate::http) fn tell(&self, headers: &mut HeaderMap, left: Left) {
        let (mut policies, mut levels) = (Vec::new(), Vec::new());
        if let Some(left) = left.of_token {
            policies.push(self.tokens.policy());
            levels.push(self.tokens.level(left));
        }
        policies.push(self.sources.policy());
        levels.push(self.sources.level(left.of_source));
        for (name, told) in [("ratelimit-policy", policies), ("ratelimit", levels)] {
            if let Ok(value) = HeaderValue::from_str(&told.join(", ")) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
    }
}

/// Buckets of one size.
struct Kind<K: Hash + Eq + Clone> {
    name: &'static str,
    per_minute: NonZeroU32,
    limiter: RateLimiter<K, Levels<K>, DefaultClock, StateInformationMiddleware>,
}

impl<K: Hash + Eq + Clone> Kind<K> {
    fn new(name: &'static str, per_minute: NonZeroU32) -> Self {
        let quota = Quota::per_minute(per_minute);
        let limiter = RateLimiter::new(quota, Levels::new(REMEMBERED), DefaultClock::default());
        Self { name, per_minute, limiter }
    }

    /// Takes `requests` out; tells how many are left, or the seconds to wait for as many.
    fn take(&self, key: &K, requests: NonZeroU32) -> Result<u32, u64> {
        // A bucket smaller than what is wanted gives all it has.
        let wanted = requests.min(self.per_minute);
        match self.limiter.check_key_n(key, wanted) {
            Ok(Ok(state)) => Ok(state.remaining_burst_capacity()),
            Ok(Err(wait)) => {
                let wait = wait.wait_time_from(DefaultClock::default().now());
                Err(wait.as_secs().saturating_add(1))
            }
            Err(_larger_than_any_bucket) => Err(60),
        }
    }

    fn policy(&self) -> String {
        format!("\"{}\";q={};w=60", self.name, self.per_minute)
    }

    fn level(&self, left: u32) -> String {
        let most = u64::from(self.per_minute.get());
        let used = most.saturating_sub(u64::from(left));
        let until_full = used.saturating_mul(60).checked_div(most).unwrap_or(60);
        format!("\"{}\";r={left};t={until_full}", self.name)
    }
}

//! How often a caller may ask: a bucket for each token and a larger one for each source, which refill evenly.
use std::hash::{BuildHasher as _, Hash, RandomState};
use std::num::NonZeroU32;

use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::{Quota, RateLimiter};

use crate::config::Limits;
use crate::words::push_number;

use super::REMEMBERED;
use super::recent::Levels;
use super::source::Network;

/// The buckets of all callers.
pub(in crate::http) struct Buckets {
    tokens: Kind<u64>,
    sources: Kind<Network>,
    forms: Kind<Network>,
    /// Names tokens, by a secret drawn at the start.
    names: RandomState,
    /// The policies, of a source alone and of a token with its source.
    policies: [HeaderValue; 2],
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
        let tokens = Kind::new("default", limits.requests_per_minute);
        let sources = Kind::new("source", limits.source_requests_per_minute);
        let forms = Kind::new("forms", limits.forms_per_minute);
        let both = format!("{}, {}", tokens.policy(), sources.policy());
        let policies = [sources.policy(), both].map(told);
        Self { tokens, sources, forms, names: RandomState::new(), policies }
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

    /// Takes a form out of the bucket of those a source may send in; tells how long it must wait where none is left.
    pub(super) fn draw_form(&self, source: &Network) -> Result<u32, u64> {
        self.forms.take(source, NonZeroU32::MIN)
    }

    /// Tells the policies and what is left (draft-ietf-httpapi-ratelimit-headers).
    pub(in crate::http) fn tell(&self, headers: &mut HeaderMap, left: Left) {
        let [of_source, of_both] = &self.policies;
        let mut levels = String::with_capacity(64);
        let mut policy = of_source;
        if let Some(left) = left.of_token {
            policy = of_both;
            self.tokens.level(left, &mut levels);
            levels.push_str(", ");
        }
        self.sources.level(left.of_source, &mut levels);
        headers.insert(HeaderName::from_static("ratelimit-policy"), policy.clone());
        headers.insert(HeaderName::from_static("ratelimit"), told(levels));
    }
}

/// A header's value.
fn told(text: String) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or_else(|_not_visible| HeaderValue::from_static(""))
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

    /// Writes what is left, and the seconds until the bucket is full again.
    fn level(&self, left: u32, into: &mut String) {
        let (most, left) = (u64::from(self.per_minute.get()), u64::from(left));
        let used = most.saturating_sub(left);
        let until_full = used.saturating_mul(60).checked_div(most).unwrap_or(60);
        into.push('"');
        into.push_str(self.name);
        into.push_str("\";r=");
        push_number(into, left);
        into.push_str(";t=");
        push_number(into, until_full);
    }
}

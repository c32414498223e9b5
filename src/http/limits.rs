//! How often a caller may ask: a bucket per caller that refills evenly.
use std::net::IpAddr;
use std::num::NonZeroU32;

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use uuid::Uuid;

use crate::access::Credential;
use crate::error::{Problem, kinds};
use crate::words::Language;

use super::{call, problems};

/// Whose bucket it is: the source, and the token it shows.
type Caller = (Option<IpAddr>, Option<Uuid>);

/// The buckets of all callers.
pub(super) struct Buckets {
    limiter: RateLimiter<Caller, DefaultKeyedStateStore<Caller>, DefaultClock, StateInformationMiddleware>,
    per_minute: NonZeroU32,
    policy: HeaderValue,
}

/// What a caller has left, or how long it must wait.
#[derive(Debug, Clone, Copy)]
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
        self.take((source, credential.map(|credential| credential.id.0)), NonZeroU32::MIN)
    }

    /// Takes `further` requests more, for a request that holds as many; `None` when it holds none.
    pub(super) fn draw_more(&self, request: &HttpRequest, further: u32) -> Option<Draw> {
        let source = request.peer_addr().map(|address| address.ip());
        let credential = call::shown(request).map(|credential| credential.id.0);
        NonZeroU32::new(further).map(|further| self.take((source, credential), further))
    }

    fn take(&self, caller: Caller, requests: NonZeroU32) -> Draw {
        // A bucket smaller than what is wanted gives all it has.
        let wanted = requests.min(self.per_minute);
        match self.limiter.check_key_n(&caller, wanted) {
            Ok(Ok(state)) => Draw::Left(state.remaining_burst_capacity()),
            Ok(Err(wait)) => {
                let wait = wait.wait_time_from(DefaultClock::default().now());
                Draw::Empty(wait.as_secs().saturating_add(1))
            }
            Err(_larger_than_any_bucket) => Draw::Empty(60),
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

/// The answer to a caller that must wait.
pub(super) fn refused(seconds: u64, language: Language, request_id: &str) -> HttpResponse {
    let mut response = problems::response(&Problem::of(&kinds::TOO_MANY), language, request_id);
    response.headers_mut().insert(HeaderName::from_static("retry-after"), HeaderValue::from(seconds));
    response
}

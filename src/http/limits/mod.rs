//! What a caller is allowed before anybody looks at what it asks.
mod buckets;
mod failures;
mod open_door;
mod recent;
mod source;

use std::num::NonZeroU32;

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};

use crate::config::Limits;
use crate::error::{Problem, kinds};
use crate::words::Language;

pub(super) use buckets::{Draw, Left};
pub(super) use source::{Network, Proxies, source};

use super::problems;
use super::secrets::is_of_a_feed;
pub use open_door::OpenDoor;

use buckets::Buckets;
use failures::Failures;

/// How many callers are remembered of each kind, at least; twice as many at most, in some 20 MB.
const REMEMBERED: usize = 50_000;
/// The most headers of a request.
const MOST_HEADERS: usize = 64;
/// The most bytes of a request's address and headers.
const MOST_BYTES: usize = 16 * 1024;

/// What is kept of all callers.
pub(super) struct Callers {
    buckets: Buckets,
    failures: Failures,
}

impl Callers {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { buckets: Buckets::new(limits), failures: Failures::new(limits.failures_per_minute) }
    }

    /// Takes one request out of the caller's buckets.
    pub(super) fn draw(&self, request: &HttpRequest) -> Draw {
        self.buckets.draw(request, NonZeroU32::MIN)
    }

    /// Takes `further` requests more, for a request that holds as many; `None` when it holds none.
    pub(super) fn draw_more(&self, request: &HttpRequest, further: u32) -> Option<Draw> {
        NonZeroU32::new(further).map(|further| self.buckets.draw(request, further))
    }

    /// Takes a form out of those its source may send in.
    fn draw_form(&self, request: &HttpRequest) -> Result<(), Problem> {
        let drawn = self.buckets.draw_form(&Network::of_request(request));
        drawn.map(drop).map_err(|_seconds| Problem::of(&kinds::TOO_MANY))
    }

    /// Counts a failed authentication; answers how long to wait where there were too many from there.
    pub(super) fn fail(&self, request: &HttpRequest) -> Option<u64> {
        self.failures.count(Network::of_request(request))
    }

    /// Tells what is left.
    pub(super) fn tell(&self, headers: &mut HeaderMap, left: Left) {
        self.buckets.tell(headers, left);
    }
}

/// The answer to a caller that must wait or sends too much, if this one is.
pub(super) fn refusal(
    request: &HttpRequest,
    drawn: Option<Draw>,
    language: Language,
    id: &str,
) -> Option<HttpResponse> {
    if let Some(Draw::Empty(seconds)) = drawn {
        return Some(refused(seconds, language, id));
    }
    let is_too_large = has_too_large_a_head(request);
    is_too_large.then(|| problems::response(&Problem::of(&kinds::HEADERS_TOO_LARGE), language, id))
}

/// Whether somebody failed to say who that is: by no token that is good, or at the address of no calendar feed.
pub(super) fn has_failed(request: &HttpRequest, status: StatusCode) -> bool {
    let is_no_feed = || status == StatusCode::NOT_FOUND && is_of_a_feed(request.match_info().as_str());
    status == StatusCode::UNAUTHORIZED || is_no_feed()
}

fn has_too_large_a_head(request: &HttpRequest) -> bool {
    let headers = request.headers();
    let bytes = headers.iter().map(|(name, value)| name.as_str().len().saturating_add(value.len()));
    let address = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    headers.len() > MOST_HEADERS || bytes.sum::<usize>().saturating_add(address) > MOST_BYTES
}

/// The answer to a caller that must wait.
pub(super) fn refused(seconds: u64, language: Language, request_id: &str) -> HttpResponse {
    let mut response = problems::response(&Problem::of(&kinds::TOO_MANY), language, request_id);
    response.headers_mut().insert(HeaderName::from_static("retry-after"), HeaderValue::from(seconds));
    response
}

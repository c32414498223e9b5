//! What the headers of a request say of its caller.
use actix_web::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpMessage as _, HttpRequest};

use crate::access::Evidence;
use crate::words::Language;

/// What a header says, if it can be read.
pub(super) fn header(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| HeaderValue::to_str(value).ok())
}

/// The language the caller prefers.
pub(super) fn language(headers: &HeaderMap) -> Language {
    header(headers, ACCEPT_LANGUAGE).map(Language::negotiate).unwrap_or_default()
}

/// What the headers show of who asks.
pub(super) fn evidence(headers: &HeaderMap) -> Option<Evidence> {
    let (scheme, token) = header(headers, AUTHORIZATION)?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Evidence::parse(token.trim())).flatten()
}

/// What the caller shows: read once, on the way in; from the headers where the request is one of a batch.
pub(super) fn shown(request: &HttpRequest) -> Option<Evidence> {
    let read = request.extensions().get::<Evidence>().cloned();
    read.or_else(|| evidence(request.headers()))
}

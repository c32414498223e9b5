//! On which conditions a change is asked for, as its headers say.
use actix_web::http::header::{HeaderMap, IF_MATCH};

use crate::app::{Idempotency, Precondition};
use crate::error::{Problem, Result, kinds};

/// The states `If-Match` accepts: any, or those that the strong `ETag`s name before their last dash. A weak
/// one names no state for sure (RFC 9110, 13.1.1).
pub(super) fn precondition(headers: &HeaderMap) -> Option<Precondition> {
    // What cannot be read is a condition all the same, which no state fulfils.
    let text = headers.get(IF_MATCH)?.to_str().unwrap_or_default();
    if text.trim() == "*" {
        return Some(Precondition::Any);
    }
    let state = |tag: &str| {
        let (state, _told) = tag.trim().strip_prefix('"')?.strip_suffix('"')?.rsplit_once('-')?;
        Some(state.to_owned())
    };
    Some(Precondition::States(text.split(',').filter_map(state).collect()))
}

/// What an idempotency key looks like.
const KEY_FORM: [&str; 3] = [
    "اكتب في الترويسة \u{2068}Idempotency-Key\u{2069} من 1 إلى 255 محرفا ظاهرا من \u{2068}ASCII\u{2069}.",
    "Écrivez dans l'en-tête Idempotency-Key de 1 à 255 caractères ASCII visibles.",
    "Write 1 to 255 visible ASCII characters in the header Idempotency-Key.",
];

/// The caller's name for this very request, if it gave one.
pub(super) fn idempotency(headers: &HeaderMap) -> Result<Option<Idempotency>> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let text = value.to_str().unwrap_or_default();
    // The standard's draft quotes the key; both ways name the same.
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let key = quoted.filter(|key| !key.is_empty()).unwrap_or(text);
    if !(1..=255).contains(&text.len()) || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Problem::of(&kinds::BAD_REQUEST).because(KEY_FORM));
    }
    Ok(Some(Idempotency { key: key.to_owned(), fingerprint: Vec::new() }))
}

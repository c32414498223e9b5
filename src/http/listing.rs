//! Lists: pages with a ceiling, and cursors that nobody but the service can make.
use std::ops::RangeInclusive;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Serialize;
use sha2::Sha256;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::error::{Problem, Result, kinds};
use crate::words::{Fault, FaultKind};

/// How many a page holds when the caller does not say.
pub(crate) const DEFAULT_LIMIT: i64 = 50;
/// The most a page holds.
pub(crate) const MAX_LIMIT: i64 = 200;

/// How long a cursor is, in characters.
pub(super) const CURSOR_LENGTH: RangeInclusive<usize> = 24..=4000;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The objects, in the order of the list.
    pub data: Vec<T>,
    /// The cursor of the next page, for `?cursor=`; null on the last.
    pub next: Option<String>,
    /// How many there are in all, with `?total=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

/// The service's key for signing cursors.
pub(crate) type CursorKey = Arc<[u8]>;

/// Which page of a list is asked for.
#[derive(Debug, Clone)]
pub struct Listing {
    pub(super) limit: i64,
    pub(super) after: Option<Vec<String>>,
    pub(super) total: bool,
    pub(super) key: CursorKey,
    /// What the list is of: operation, filters, order. A cursor is good for the list it came from.
    pub(super) of: String,
}

impl Listing {
    /// How many rows to fetch: one more than the page holds, to know whether there is a next.
    pub fn fetch(&self) -> i64 {
        self.limit.saturating_add(1)
    }

    /// The id after which the page starts, in a list ordered by id.
    pub fn after_id(&self) -> Result<Option<Uuid>> {
        let Some(parts) = &self.after else { return Ok(None) };
        let id = parts.last().and_then(|id| Uuid::try_parse(id).ok());
        id.map(Some).ok_or_else(bad_cursor)
    }

    /// The sort key and the id after which the page starts, in a list ordered by key, then id.
    pub fn after_key(&self) -> Result<Option<(&str, Uuid)>> {
        let Some(id) = self.after_id()? else { return Ok(None) };
        let key = self.after.as_deref().and_then(<[String]>::first);
        key.map(|key| Some((key.as_str(), id))).ok_or_else(bad_cursor)
    }

    /// The parts of the key after which the page starts, for lists ordered by something else than an id.
    pub fn after_parts(&self) -> Option<&[String]> {
        self.after.as_deref()
    }

    /// Whether the caller asked for the total.
    pub fn counts(&self) -> bool {
        self.total
    }

    /// Counts, if the caller asked for the total.
    pub fn total(&self, count: impl FnOnce() -> Result<i64>) -> Result<Option<i64>> {
        self.total.then(count).transpose()
    }

    /// Makes the page of what was fetched; `key` tells where an object stands in the order.
    pub fn page<T>(&self, mut rows: Vec<T>, total: Option<i64>, key: impl Fn(&T) -> Vec<String>) -> Page<T> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|last| self.sign(&key(last)));
        Page { data: rows, next, total }
    }

    fn sign(&self, parts: &[String]) -> String {
        let text = serde_json::to_vec(parts).unwrap_or_default();
        let mut signed = self.signature(&text).to_vec();
        signed.extend_from_slice(&text);
        URL_SAFE_NO_PAD.encode(signed)
    }

    fn signature(&self, text: &[u8]) -> [u8; 16] {
        let mut signature = [0; 16];
        // HMAC takes a key of any length.
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) {
            mac.update(self.of.as_bytes());
            mac.update(&[0]);
            mac.update(text);
            for (to, from) in signature.iter_mut().zip(mac.finalize().into_bytes()) {
                *to = from;
            }
        }
        signature
    }

    /// Takes the position out of a cursor this service made for this very list.
    pub(super) fn resume(&mut self, cursor: &str) -> Result<()> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if !CURSOR_LENGTH.contains(&cursor.len()) || !cursor.bytes().all(is_plain) {
            return Err(bad_cursor());
        }
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_ignored| no_such_page())?;
        let (signature, text) = bytes.split_at_checked(16).ok_or_else(no_such_page)?;
        if !bool::from(subtle::ConstantTimeEq::ct_eq(self.signature(text).as_slice(), signature)) {
            return Err(no_such_page());
        }
        self.after = Some(serde_json::from_slice(text).map_err(|_ignored| no_such_page())?);
        Ok(())
    }
}

/// What is no cursor at all.
fn bad_cursor() -> Problem {
    Problem::fault("?cursor", FaultKind::BadCursor)
}

/// What looks like a cursor, but was not made by the service for this list: no page begins there.
fn no_such_page() -> Problem {
    let fault = Fault::new("?cursor", FaultKind::BadCursor);
    Problem { faults: vec![fault], ..Problem::of(&kinds::NO_SUCH_PAGE) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(of: &str) -> Listing {
        Listing {
            limit: 2,
            after: None,
            total: false,
            key: Arc::from(*b"a key of the tests"),
            of: of.to_owned(),
        }
    }

    #[test]
    fn a_cursor_resumes_its_own_list_only() {
        let page = listing("persons").page(vec![1, 2, 3], None, |row| vec![row.to_string()]);
        assert_eq!(page.data, [1, 2]);
        let cursor = page.next.unwrap();
        let mut same = listing("persons");
        same.resume(&cursor).unwrap();
        assert_eq!(same.after_parts(), Some(["2".to_owned()].as_slice()));
        assert!(listing("bodies").resume(&cursor).is_err());
        let forged: String = cursor.chars().rev().collect();
        assert!(listing("persons").resume(&forged).is_err());
        assert!(listing("persons").resume("").is_err());
    }

    #[test]
    fn the_last_page_has_no_next() {
        assert_eq!(listing("persons").page(vec![1, 2], None, |row| vec![row.to_string()]).next, None);
    }
}

//! What the door must know of a request.
use std::hash::BuildHasher as _;
use std::net::IpAddr;
use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::quality::FixedState;

use crate::access::Evidence;
use crate::db::Moment;
use crate::words::{Language, push_digest, push_number};

/// Who asks, for which day, under which conditions.
#[derive(Clone, Default)]
pub struct Asking {
    /// What was shown to say who asks, if anything.
    pub evidence: Option<Evidence>,
    /// Where the request comes from.
    pub source: Option<IpAddr>,
    /// What the address names last, as it was sent.
    pub named: Option<Box<str>>,
    /// The day the answer is about, if not today.
    pub as_of: Option<NaiveDate>,
    /// The moment whose knowledge is asked for, if not all that is known now.
    pub known_at: Option<Moment>,
    /// Whether a part of the answer has been told: the rest is not refused for want of room.
    pub is_begun: bool,
    /// The language of labels and titles.
    pub language: Language,
    /// Whether to undo everything after answering.
    pub dry_run: bool,
    /// Names the request.
    pub request_id: Arc<str>,
    /// The path that was asked.
    pub path: Arc<str>,
    /// What was asked there, as it was sent: it may be searched for somebody.
    pub query: Arc<str>,
    /// The states the caller is willing to change.
    pub precondition: Option<Precondition>,
    /// Whether the change must say which state it changes.
    pub needs_precondition: bool,
    /// The caller's name for this very request.
    pub idempotency: Option<Idempotency>,
}

/// The states a caller is willing to change (`If-Match`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Precondition {
    /// Whichever it is in.
    Any,
    /// One of these, as [`state`] writes them.
    States(Vec<String>),
}

/// How an `ETag` names one state of one object, in whatever language and of whatever day it is told: the
/// number of the state, then a digest of the object's name, for every object has a first state.
pub fn state(object: &str, version: i64) -> String {
    let mut state = String::with_capacity(56);
    push_state(&mut state, object, version);
    state
}

/// Writes it behind what is there: every answer has one.
pub(crate) fn push_state(into: &mut String, object: &str, version: i64) {
    // States are counted from one.
    push_number(into, version.unsigned_abs());
    into.push('-');
    push_digest(into, FixedState::default().hash_one(object));
}

/// A caller's name for one request, and what the request was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idempotency {
    /// The key, as sent.
    pub key: String,
    /// A digest of method, address and body.
    pub fingerprint: Vec<u8>,
}

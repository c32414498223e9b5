//! What the service takes and allows.
use std::num::NonZeroU32;
use std::time::Duration;

/// What the service takes and allows.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The longest the head of a request may take to arrive.
    pub head_time: Duration,
    /// The longest a body may take to arrive.
    pub body_time: Duration,
    /// The longest a whole request may take.
    pub request_time: Duration,
    /// The longest a caller may take over the next 16 kB of its answer.
    pub answer_time: Duration,
    /// The longest a connection may be idle.
    pub idle_time: Duration,
    /// Requests a minute and token.
    pub requests_per_minute: NonZeroU32,
    /// Requests a minute and source, whichever tokens it shows.
    pub source_requests_per_minute: NonZeroU32,
    /// Failed authentications a minute and source.
    pub failures_per_minute: NonZeroU32,
    /// Forms a minute and source, of those anybody may send in.
    pub forms_per_minute: NonZeroU32,
    /// Connections in all.
    pub connections: usize,
    /// Connections of one source.
    pub source_connections: usize,
    /// Looks served at once, and as many changes.
    pub inside: usize,
    /// Looks that wait for that, and as many changes.
    pub waiting: usize,
    /// The longest one waits.
    pub wait_time: Duration,
    /// Bytes of bodies on their way in and of answers on their way out, in all.
    pub bytes_on_their_way: usize,
}

/// `number`, and one instead of zero.
const fn some(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head_time: Duration::from_secs(8),
            body_time: Duration::from_secs(10),
            request_time: Duration::from_secs(15),
            answer_time: Duration::from_secs(20),
            idle_time: Duration::from_mins(1),
            requests_per_minute: some(6_000),
            source_requests_per_minute: some(30_000),
            failures_per_minute: some(20),
            forms_per_minute: some(6),
            connections: 10_000,
            source_connections: 1_000,
            inside: 64,
            waiting: 512,
            wait_time: Duration::from_millis(40),
            bytes_on_their_way: 64 << 20,
        }
    }
}

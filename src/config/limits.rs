//! What the service takes and allows.
use std::num::NonZeroU32;
use std::time::Duration;

/// What the service takes and allows.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The longest a body may take to arrive.
    pub body_time: Duration,
    /// The longest a whole request may take.
    pub request_time: Duration,
    /// Requests a minute and caller.
    pub requests_per_minute: NonZeroU32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_time: Duration::from_secs(10),
            request_time: Duration::from_secs(15),
            requests_per_minute: NonZeroU32::MIN.saturating_add(5_999),
        }
    }
}

//! What is done about rules: judged, kept, reported.
mod judge;
mod keep;
mod report;

pub use judge::{Under, findings_in, judge, judge_beside, judge_creation};
pub use keep::{forget, kept, note, refusal, refusal_beyond, settle, speak};
pub(super) use report::{compositions, rules_of, violations};

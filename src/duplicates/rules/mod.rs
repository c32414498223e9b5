//! Who may be one person, how one record takes another in, and what stands in the way. Pure.
mod compare;
mod keys;
mod refusals;
mod score;
mod unite;

pub(super) use keys::{Key, keys};
pub(super) use refusals::REVERSIBLE_DAYS;
pub use refusals::Refusal;
pub(super) use refusals::{expect_dismissed, expect_open, expect_reversible, expect_two, in_the_way};
pub use score::judge;
pub(super) use score::{MANY, is_hopeless};
pub(super) use unite::{told, united};

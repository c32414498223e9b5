//! What callers do who mean no good, or are merely slow or many: none of it harms the others.
mod crowd;
mod failures;
mod forged;
mod heads;
mod proxies;
mod rates;
mod raw;
mod settings;
mod slow;

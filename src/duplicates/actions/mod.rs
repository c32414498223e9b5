//! What is done with duplicates and merges, a verb a file.
mod look;
mod merge;
mod reverse;
mod scan;
mod settle;

pub(super) use look::{list, list_merges, show, show_merge};
pub(super) use merge::merge;
pub(super) use reverse::reverse;
pub(super) use scan::scan;
pub(crate) use scan::scan_slice;
pub use settle::forget;
pub(super) use settle::{dismiss, reopen};

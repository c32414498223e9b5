//! Papers as they are written, a form each: what is said is the same in all of them.
mod markdown;
mod page;
mod pdf;
#[cfg(test)]
mod tests;
mod text;

pub(super) use markdown::markdown;
pub(super) use page::page;
pub(super) use pdf::pdf;
pub(super) use text::text;

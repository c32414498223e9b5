//! Disciplinary cases, from the outside: how they go, who reads them, what they do and how it is undone.
pub(crate) mod cast;
mod course;
mod measures;
mod panels;
mod raw;
mod referred;
mod sealed;
mod several;

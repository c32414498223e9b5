//! Disciplinary cases, from the outside: how they go, who reads them, what they do and how it is undone.
pub(crate) mod cast;
mod course;
mod logged;
mod matrix;
mod measures;
mod panels;
mod published;
pub(crate) mod raw;
mod referred;
mod sealed;
mod several;

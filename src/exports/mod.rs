//! Exports: whole registers that go out as files, told for what and for whom.
//!
//! 2026-11-27. Every list is a table already, and any reader may look at it. An export says more: what it is for and who
//! receives it, on record before the first byte goes out, and it takes a permission of its own over the whole party. What
//! is masked from its caller in a list is masked in the file.
mod actions;
mod model;
mod routes;

pub(crate) use actions::{note, page};
pub use model::{ExportForm, ExportId, Exported, ExportedRegister, NewExport};
pub(crate) use routes::{Contract, routes};

//! Imports: registers that come in as spreadsheets, tried before they are taken.
//!
//! 2026-11-27. A file is read once, whole, into rows that wait in the database; what each row would do is told before
//! anything is done, and then done some thousand rows at a time, each time in one transaction that also moves the mark
//! up to which it is done. So a kill between two loses nothing and doubles nothing, and no request lasts long. Refused:
//! one transaction for all (it holds the writer for minutes and starts over after a fault), and a queue of its own
//! process (it would have to be kept alive, and told who asked).
//!
//! A row is of somebody known only by what names one person: an id, a reference of its source, the number of a
//! membership, or the same name with the same birth and the same numbers. Whatever points at somebody without naming
//! him or her is refused with the reason: two persons are never made one here.
mod actions;
pub mod flaws;
mod model;
mod reading;
mod routes;
mod rules;
mod store;

pub(crate) use actions::{commit, forget_old, open, preview, report, take};
pub use model::{
    Cells, FileColumn, Flawed, FlawedCell, Import, ImportDetails, ImportField, ImportFile, ImportForm,
    ImportId, ImportQuery, ImportRowQuery, ImportRowTold, ImportState, ImportStep, NewImport, Outcome,
    RegisterKind, RowState, Tally,
};
pub(crate) use reading::flatten;
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;

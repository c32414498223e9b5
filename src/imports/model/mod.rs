//! The nouns of imports.
mod import;
mod row;
mod sent;
mod words;

pub use import::{FileColumn, Import, ImportFile, ImportId, Outcome, Tally};
pub use row::{Cells, Flawed, FlawedCell, ImportRowTold};
pub(super) use row::{KeptRow, StagedRow};
pub(crate) use sent::{Head, Piece, Raw};
pub use sent::{ImportDetails, ImportQuery, ImportRowQuery, ImportStep, NewImport};
pub use words::{ImportField, ImportForm, ImportState, RegisterKind, RowState};

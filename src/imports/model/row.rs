//! A row of a file, as it waits and as it is told.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::db::{Json, MultiBackend, import_rows};
use crate::error::{Kind, Problem, Result};
use crate::vault::{Key, Place};
use crate::words::Language;

use super::import::{FileColumn, ImportFile, ImportId};
use super::words::{ImportField, RegisterKind, RowState};

/// The cells of a row, in the order of the columns.
pub type Cells = Vec<String>;

/// Something about a row or a cell, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flawed {
    /// What the cell is of; none where it is about the row.
    pub field: Option<ImportField>,
    /// Whether the row is taken all the same.
    pub is_remark: bool,
    /// Stable, kebab-case.
    pub code: String,
    /// What it is, in Arabic, French and English.
    pub says: [String; 3],
}

impl Flawed {
    /// A fault of a cell.
    pub(in crate::imports) fn of(field: impl Into<Option<ImportField>>, kind: &Kind) -> Self {
        let says = kind.says.map(str::to_owned);
        Self { field: field.into(), is_remark: false, code: kind.code.to_owned(), says }
    }

    /// A remark on a cell.
    pub(in crate::imports) fn remark(field: ImportField, kind: &Kind) -> Self {
        Self { is_remark: true, ..Self::of(field, kind) }
    }
}

/// A row that waits, as it is kept.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = import_rows, check_for_backend(MultiBackend), treat_none_as_default_value = false)]
pub(in crate::imports) struct KeptRow {
    pub(in crate::imports) import_id: ImportId,
    pub(in crate::imports) place: i64,
    pub(in crate::imports) state: RowState,
    /// Its cells, under the key of the import: they tell of persons.
    pub(in crate::imports) sealed: Vec<u8>,
    pub(in crate::imports) faults: Option<Json<Vec<Flawed>>>,
}

impl KeptRow {
    /// The row, opened under the key of its import.
    pub(in crate::imports) fn opened(self, key: &Key) -> Result<StagedRow> {
        let clear = key.open(&self.sealed, &place(&written(self.import_id, self.place)));
        let clear = clear.ok_or_else(|| Problem::internal("the cells of a row do not open"))?;
        let cells = serde_json::from_slice(&clear).map_err(Problem::internal)?;
        let Self { import_id, place, state, faults, .. } = self;
        Ok(StagedRow { import_id, place, state, cells, faults })
    }
}

fn written(import: ImportId, place: i64) -> String {
    format!("{import}:{place}")
}

fn place(row: &str) -> Place<'_> {
    Place { table: "import_rows", column: "sealed", row, version: 1 }
}

/// A row that waits.
#[derive(Debug, Clone)]
pub(crate) struct StagedRow {
    /// The import.
    pub(in crate::imports) import_id: ImportId,
    /// Its place among all rows of the import.
    pub(in crate::imports) place: i64,
    /// What it would do.
    pub(in crate::imports) state: RowState,
    /// Its cells.
    pub(in crate::imports) cells: Cells,
    /// What is wrong with it.
    pub(in crate::imports) faults: Option<Json<Vec<Flawed>>>,
}

impl StagedRow {
    /// The row as it is kept, under the key of its import.
    pub(in crate::imports) fn kept(&self, key: &Key) -> Result<KeptRow> {
        let clear = serde_json::to_vec(&self.cells).map_err(Problem::internal)?;
        Ok(KeptRow {
            import_id: self.import_id,
            place: self.place,
            state: self.state,
            sealed: key.seal(&clear, &place(&written(self.import_id, self.place)))?,
            faults: self.faults.clone(),
        })
    }

    /// What is told of the row, without its cells.
    pub(in crate::imports) fn told(&self) -> KeptRow {
        let Self { import_id, place, state, .. } = *self;
        KeptRow { import_id, place, state, sealed: Vec::new(), faults: self.faults.clone() }
    }

    /// What is wrong with it.
    pub(in crate::imports) fn faults(&self) -> &[Flawed] {
        self.faults.as_ref().map(|faults| faults.0.as_slice()).unwrap_or_default()
    }
}

/// Something about a row or a cell.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ImportFlaw)]
pub struct FlawedCell {
    /// The column; null where it is about the row.
    pub column: Option<String>,
    /// What the column is of.
    pub field: Option<ImportField>,
    /// Whether it keeps the row from being taken: `warning` or `error`.
    pub state: RowState,
    /// Stable, kebab-case; `/problems/{code}` tells more.
    pub code: String,
    /// What it is, in the caller's language.
    pub detail: String,
}

/// A row of a file.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ImportRow)]
pub struct ImportRowTold {
    /// Which register its file tells of.
    pub register: RegisterKind,
    /// Which row of the sheet it is; the head is the first.
    pub row: i64,
    /// What it would do, or why it was not taken.
    pub state: RowState,
    /// Its cells, by column.
    #[schema(value_type = Object)]
    pub values: Map<String, Value>,
    /// What is wrong with it, or worth a look.
    pub faults: Vec<FlawedCell>,
    #[serde(skip)]
    pub(in crate::imports) place: i64,
}

impl ImportRowTold {
    /// The row as it is told, of a file with these columns.
    pub(in crate::imports) fn of(row: StagedRow, files: &[ImportFile], language: Language) -> Self {
        let (register, number) = RegisterKind::of_place(row.place);
        let file = files.iter().find(|file| file.register == register);
        let columns = file.map(|file| file.columns.as_slice()).unwrap_or_default();
        let faults = row.faults().iter().map(|flawed| told(flawed, columns, language)).collect();
        let named = columns.iter().map(|column| column.name.clone());
        let values = named.zip(row.cells.into_iter().map(Value::String)).collect();
        Self { register, row: number, state: row.state, values, faults, place: row.place }
    }
}

fn told(flawed: &Flawed, columns: &[FileColumn], language: Language) -> FlawedCell {
    let column = flawed.field.and_then(|field| columns.iter().find(|column| column.field == Some(field)));
    FlawedCell {
        column: column.map(|column| column.name.clone()),
        field: flawed.field,
        state: if flawed.is_remark { RowState::Warning } else { RowState::Error },
        code: flawed.code.clone(),
        detail: language.of(flawed.says.each_ref()).clone(),
    }
}

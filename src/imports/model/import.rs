//! An import as the database keeps it and as it is told.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::{Json, Moment, MultiBackend, imports};
use crate::http::Resource;
use crate::id_type;

use super::words::{ImportField, ImportForm, ImportState, RegisterKind, RowState};

id_type! {
    /// Identifies an import.
    ImportId
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ImportColumn)]
pub struct FileColumn {
    /// What it is called; where two are called the same, the second has `(2)` behind it.
    pub name: String,
    /// What it is taken for; null where it is left alone.
    pub field: Option<ImportField>,
    /// What its name suggests.
    pub suggested: Option<ImportField>,
    /// Whether nothing of it was kept: national identity numbers, which are recorded one by one and by leave.
    pub is_left_out: bool,
}

/// How many rows would do what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ImportTally)]
pub struct Tally {
    /// Rows of somebody or something new.
    pub new: i64,
    /// Rows that say what the registry says.
    pub same: i64,
    /// Rows that add to what is known.
    pub update: i64,
    /// Rows that would be taken, with a remark.
    pub warning: i64,
    /// Rows that would not be taken.
    pub error: i64,
}

impl Tally {
    /// Counts one more.
    pub(in crate::imports) fn count(&mut self, state: RowState) {
        if let Some(figure) = self.of(state) {
            *figure = figure.saturating_add(1);
        }
    }

    /// Counts one that was counted as something else.
    pub(in crate::imports) fn recount(&mut self, before: RowState, after: RowState) {
        if let Some(figure) = self.of(before) {
            *figure = figure.saturating_sub(1);
        }
        self.count(after);
    }

    fn of(&mut self, state: RowState) -> Option<&mut i64> {
        match state {
            RowState::New => Some(&mut self.new),
            RowState::Same => Some(&mut self.same),
            RowState::Update => Some(&mut self.update),
            RowState::Warning => Some(&mut self.warning),
            RowState::Error => Some(&mut self.error),
            RowState::Waiting => None,
        }
    }
}

/// How many rows did what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ImportOutcome)]
pub struct Outcome {
    /// Rows by which somebody or something new was recorded.
    pub new: i64,
    /// Rows that changed nothing.
    pub same: i64,
    /// Rows that added to what was known.
    pub update: i64,
    /// Rows that were not taken after all: what stood against them came up since the preview.
    pub error: i64,
}

impl Outcome {
    /// Counts one more.
    pub(in crate::imports) fn count(&mut self, state: RowState) {
        let figure = match state {
            RowState::New => &mut self.new,
            RowState::Same => &mut self.same,
            RowState::Update => &mut self.update,
            RowState::Error => &mut self.error,
            RowState::Warning | RowState::Waiting => return,
        };
        *figure = figure.saturating_add(1);
    }
}

/// A file of an import, as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportFile {
    /// Which register it tells of.
    pub register: RegisterKind,
    /// In what form it came.
    pub form: ImportForm,
    /// Tells this upload from one that takes its place.
    pub upload: Uuid,
    /// The encoding it was read in.
    pub encoding: Option<String>,
    /// What stood between its cells.
    pub delimiter: Option<String>,
    /// Its columns.
    pub columns: Vec<FileColumn>,
    /// The codes of what is worth a look: `read-as-windows-1256`, `identity-numbers-left-out`.
    pub remarks: Vec<String>,
    /// How many rows it has.
    pub rows: i64,
    /// Whether it was read to its end.
    pub is_read: bool,
    /// What its rows would do, as far as they were looked at.
    pub preview: Tally,
    /// What its rows did, as far as they were taken.
    pub committed: Outcome,
}

/// An import: files that were sent, and how far they are.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = imports, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Import {
    /// Identifies it.
    pub id: ImportId,
    /// Where its files come from: references are good within one source.
    pub source: String,
    /// What it is for.
    pub purpose: String,
    /// How far it is.
    pub state: ImportState,
    /// Its files.
    #[schema(value_type = Vec<ImportFile>)]
    pub files: Json<Vec<ImportFile>>,
    /// The place of the last row that was looked at.
    #[serde(skip)]
    pub(in crate::imports) previewed_to: i64,
    /// The place of the last row that was taken.
    #[serde(skip)]
    pub(in crate::imports) committed_to: i64,
    /// How many parts of what its rows are told apart by have been compared.
    #[serde(skip)]
    pub(in crate::imports) compared: i64,
    /// Who opened it: `person:` or `account:` with an id, or `system`.
    pub opened_by: String,
    /// The last day its rows are kept.
    pub kept_until: NaiveDate,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was opened.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Import {
    /// Its file of a register.
    pub(in crate::imports) fn file(&self, kind: RegisterKind) -> Option<&ImportFile> {
        self.files.0.iter().find(|file| file.register == kind)
    }

    /// The same, to be changed.
    pub(in crate::imports) fn file_mut(&mut self, kind: RegisterKind) -> Option<&mut ImportFile> {
        self.files.0.iter_mut().find(|file| file.register == kind)
    }

    /// How many rows its files have.
    pub(crate) fn rows(&self) -> i64 {
        self.files.0.iter().map(|file| file.rows).sum()
    }

    /// How many of them were looked at.
    pub(crate) fn previewed(&self) -> i64 {
        let told = |file: &ImportFile| {
            let Tally { new, same, update, warning, error } = file.preview;
            [new, same, update, warning, error].iter().sum::<i64>()
        };
        self.files.0.iter().map(told).sum()
    }

    /// How many of them were taken, or refused since.
    pub(crate) fn committed(&self) -> i64 {
        let told = |file: &ImportFile| {
            let Outcome { new, same, update, error } = file.committed;
            [new, same, update, error].iter().sum::<i64>()
        };
        self.files.0.iter().map(told).sum()
    }
}

impl Resource for Import {
    fn path(&self) -> String {
        format!("/v1/imports/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

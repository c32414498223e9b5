//! What callers send about imports.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::http::QueryForm;
use crate::words::Line;

use super::import::FileColumn;
use super::row::{Cells, Flawed};
use super::words::{ImportField, ImportForm, RegisterKind, RowState};

/// An import to be opened.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewImport {
    /// Where its files come from: what it brings is kept with it, and references are good within one source.
    #[schema(example = "register of members 2026")]
    pub source: Line<100>,
    /// What it is for.
    #[schema(example = "first filling of the registry")]
    pub purpose: Line<300>,
}

/// What can be corrected of an import.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ImportDetails {
    /// What it is for.
    pub purpose: Line<300>,
    /// What each column is taken for, by register and by the name of the column; a column without is left alone.
    #[serde(default)]
    pub mapping: BTreeMap<String, BTreeMap<String, ImportField>>,
}

/// How many rows to go on with.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ImportStep {
    /// So many rows at most, in one transaction; 2,000 if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 5000))]
    #[schema(minimum = 1, maximum = 5000)]
    pub rows: Option<i64>,
}

/// Which file is sent.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// Which register it tells of; persons if absent.
    pub register: Option<RegisterKind>,
}

impl QueryForm for ImportQuery {
    const LISTS: bool = false;
}

/// Which rows to list.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportRowQuery {
    /// Only those that would do this.
    pub state: Option<RowState>,
}

impl QueryForm for ImportRowQuery {
    const LISTS: bool = true;
}

/// What a file is taken apart into: what it is, its rows some at a time, and that it was read to its end.
pub(crate) enum Piece {
    /// What it is.
    Head(Head),
    /// Some of its rows.
    Rows(Uuid, Vec<Raw>),
    /// There are no more.
    End(Uuid),
}

/// What a file is.
pub(crate) struct Head {
    pub(in crate::imports) upload: Uuid,
    pub(in crate::imports) form: ImportForm,
    pub(in crate::imports) encoding: Option<String>,
    pub(in crate::imports) delimiter: Option<String>,
    pub(in crate::imports) columns: Vec<FileColumn>,
    pub(in crate::imports) remarks: Vec<String>,
}

/// A row as it was read.
pub(crate) struct Raw {
    /// Which row of the sheet it is.
    pub(in crate::imports) row: i64,
    pub(in crate::imports) cells: Cells,
    /// What is wrong with it as a row.
    pub(in crate::imports) flaw: Option<Flawed>,
}
